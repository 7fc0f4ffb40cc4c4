"""Bytes to text: encodings told by their marks, and files that hold no text told by name."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from regesta.errors import SourceError

_SAVE_AS_TEXT = "save or convert it as plain text or HTML and read that"
_UNPACK = "unpack it and read the files inside"
_KINDS = (
    (b"%PDF", "a PDF file", "convert it to text (e.g. pdftotext FILE) and read that"),
    (b"\x89PNG", "a PNG image", "only text can be read"),
    (b"\xff\xd8\xff", "a JPEG image", "only text can be read"),
    (b"GIF8", "a GIF image", "only text can be read"),
    (b"PK\x03\x04", "a zip archive or an office document (docx, xlsx, odt, epub)", _SAVE_AS_TEXT),
    (b"PK\x05\x06", "an empty zip archive", _UNPACK),
    (b"\xd0\xcf\x11\xe0", "an old office document (doc, xls)", _SAVE_AS_TEXT),
    (b"{\\rtf", "a rich-text (RTF) document", _SAVE_AS_TEXT),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ", "an xz archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", _UNPACK),
    (b"7z\xbc\xaf", "a 7z archive", _UNPACK),
    (b"Rar!", "a rar archive", _UNPACK),
    (b"SQLite format 3", "a database", "name a folder of reports instead"),
    (b"PAR1", "a Parquet file", "export it as CSV or JSON Lines"),
    (b"\x7fELF", "a program", "only text can be read"),
    (b"MZ\x90", "a program", "only text can be read"),
    (b"RIFF", "a sound, picture or film", "only text can be read"),
    (b"ID3", "a sound file", "only text can be read"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f\x0b\x1b") + b"\x7f"
_SAMPLE = 65_536
_LIKELY = ["cp1252", "cp1251", "cp1254", "cp1250", "cp1256", "gb18030", "shift_jis", "euc_kr", "koi8_r"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file and the encoding it was found to be in."""

    text: str
    encoding: str

    @property
    def note(self) -> str | None:
        """What should be told of it: any encoding but UTF-8."""
        return None if self.encoding == "utf-8" else f"read as {self.encoding}, not UTF-8"


def decode(data: bytes, where: str, *, declared: str | None = None) -> Decoded:
    """Read bytes as text.

    Args:
        data: the whole file.
        where: its name, for the message.
        declared: the encoding it claims to be in, tried after UTF-8.

    Raises:
        SourceError: where the bytes are empty or hold no text.
    """
    if not data.strip(b"\x00 \t\r\n\x0b\x0c"):
        what = "empty file" if not data else "nothing but white space"
        raise SourceError(what, where=where, mend="put the report's text in, or take the file away")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(text=data[len(mark) :].decode(encoding, "replace"), encoding=encoding)
    refuse_binary(data, where)
    wide = _wide_encoding(data)
    if wide is not None:
        return Decoded(text=data.decode(wide, "replace"), encoding=wide)
    if _looks_binary(data):
        raise SourceError("binary data, not text", where=where, mend="only text files can be read")
    for encoding in ("utf-8", declared or ""):
        try:
            return Decoded(text=data.decode(encoding), encoding=encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return _guessed(data, where)


def is_line_text(head: bytes) -> bool:
    """Whether a file that begins so can be read line by line: no UTF-16, and no bare carriage returns."""
    wide = any(head.startswith(mark) for mark, name in _BOMS if name != "utf-8")
    return not wide and b"\x00" not in head and b"\r" not in head.replace(b"\r\n", b"").rstrip(b"\r")


def refuse_binary(data: bytes, where: str) -> None:
    """Raise a SourceError that names the kind of file where the first bytes tell that it holds no text."""
    for mark, kind, mend in _KINDS:
        if data.startswith(mark):
            raise SourceError(f"{kind}, not text", where=where, mend=mend)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: in English text every other byte is zero."""
    sample = data[:4096]
    if len(sample) < 8:
        return None
    even, odd = sample[0::2].count(0) / (len(sample) / 2), sample[1::2].count(0) / (len(sample) / 2)
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    if even > 0.6 and odd < 0.1:
        return "utf-16-be"
    return None


def _looks_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    # A stray control or NUL in a large text is chrome of some export; more is no text.
    return controls > max(2, len(sample) // 200)


def _guessed(data: bytes, where: str) -> Decoded:
    almost = data.decode("utf-8", "replace")
    broken = almost.count("\ufffd")
    if broken <= sum(sign > "\x7f" for sign in almost) - 2 * broken:
        return Decoded(text=almost.replace("\ufffd", ""), encoding="utf-8 with damaged letters")
    high = len(re.findall(rb"[\x80-\xff]", data[:_SAMPLE]))
    encoding = "cp1252" if high * 12 < len(data[:_SAMPLE]) else _statistical(data[:_SAMPLE])
    for name in (encoding, "latin-1"):
        try:
            return Decoded(text=data.decode(name or "latin-1"), encoding=name or "latin-1")
        except UnicodeDecodeError:
            continue
    raise SourceError("cannot tell the encoding", where=where, mend="save it as UTF-8")


def _statistical(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 -- only odd files need it

    best = from_bytes(sample, cp_isolation=_LIKELY).best()
    return best.encoding if best else None
