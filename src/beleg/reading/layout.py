"""Stub."""
import re
from beleg.model import Role, Segment
def segments(text: str, start: int = 0, title: str | None = None) -> list[Segment]:
    out=[]
    for m in re.finditer(r"(?:[^\n]+\n?)+", text[start:]):
        a,b=m.span(); t=m.group(); 
        t=re.sub(r"[|\n]", " ", t); t=re.sub(r"\[\d+\]", lambda m:" "*len(m.group()), t)
        out.append(Segment(start+a,start+b,Role.BODY if len(out) else Role.TITLE,t))
    return out
