"""The steps by which a page is laid out: words, lines, paragraphs, shapes, roles (`beleg.reading.layout` takes them in turn)."""
