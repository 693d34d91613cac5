"""A time stamp authority of our own, for as long as the tests run: OpenSSL behind a small web server."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_SETTINGS = """
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[stamps]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
signer_cert = {folder}/stamps.pem
signer_key = {folder}/stamps.key
certs = {folder}/root.pem
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
"""


@dataclass
class Authority:
    """``certificates`` is what vouches for it; ``answers`` are given, one after another, instead of its own."""

    address: str
    folder: Path
    answers: list[tuple[int, bytes]] = field(default_factory=list)
    asked: list[tuple[str, str | None]] = field(default_factory=list)  # path, authorization

    @property
    def certificates(self) -> Path:
        return self.folder / "root.pem"

    def stamp(self, request: bytes) -> bytes:
        (self.folder / "request").write_bytes(request)
        config = ("-config", str(self.folder / "settings"), "-queryfile", str(self.folder / "request"))
        _openssl("ts", "-reply", *config, "-out", str(self.folder / "answer"))
        return (self.folder / "answer").read_bytes()


@contextmanager
def authority(folder: Path) -> Iterator[Authority]:
    _keys(folder)

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            made.asked.append((self.path, self.headers["Authorization"]))
            status, answer = made.answers.pop(0) if made.answers else (200, made.stamp(body))
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    made = Authority(f"http://127.0.0.1:{server.server_port}/tsa", folder)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _keys(folder: Path) -> None:
    settings = folder / "settings"
    settings.write_text(_SETTINGS.format(folder=folder), "utf-8")
    (folder / "serial").write_text("01\n", "utf-8")
    for name in ("root", "stamps"):
        _openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", str(folder / f"{name}.key"))
        subject = ("-subj", f"/CN=An invented {name}", "-key", str(folder / f"{name}.key"), "-config", str(settings))
        by = () if name == "root" else ("-CA", str(folder / "root.pem"), "-CAkey", str(folder / "root.key"))
        made = ("-extensions", name, "-days", "2", "-out", str(folder / f"{name}.pem"))
        _openssl("req", "-new", "-x509", *subject, *by, *made)


def _openssl(*arguments: str) -> None:
    done = subprocess.run(("openssl", *arguments), capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{arguments}: {done.stderr}"
