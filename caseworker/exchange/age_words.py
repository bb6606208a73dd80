"""age with a passphrase, as it goes: a file of any size is sealed and opened in little memory.

The library at hand does this only with all of it in memory, and holds every other thread up.
The format is age's own (age-encryption.org/v1, one ``scrypt`` stanza), so the public tool opens it.
"""

from __future__ import annotations

import base64
import hmac
import re
import secrets
from collections.abc import Callable, Iterator
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from caseworker.exchange.limits import STRONGEST_WORK
from caseworker.exchange.sealing import Readable

WORK: Final = 18
"""A power of two: what one try at the passphrase costs. About a second, and 256 MB."""
CHUNK: Final = 64 * 1024
_TAG: Final = 16
_LABEL: Final = b"age-encryption.org/v1/scrypt"
_FIRST: Final = b"age-encryption.org/v1\n"
_STANZA: Final = re.compile(rb"-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n([A-Za-z0-9+/]{43})\n")
_LAST: Final = re.compile(rb"--- ([A-Za-z0-9+/]{43})\n")
_LONGEST: Final = 512  # bytes of such a header; it has always much the same length


class NotOpened(Exception):
    """The file was not opened. ``code`` says why; nothing that came before it is to be used."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def seal_with_words(
    plain: Readable, words: str, write: Callable[[bytes], object], work: int = WORK
) -> None:
    """Seal all that ``plain`` gives with the passphrase ``words``."""
    file_key, salt = secrets.token_bytes(16), secrets.token_bytes(16)
    wrapped = ChaCha20Poly1305(_wrapping(words, salt, work)).encrypt(bytes(12), file_key, None)
    head = _FIRST + b"-> scrypt %s %d\n%s\n---" % (_b64(salt), work, _b64(wrapped))
    nonce = secrets.token_bytes(16)
    write(head + b" " + _b64(_mac(file_key, head)) + b"\n" + nonce)
    cipher = ChaCha20Poly1305(_payload_key(file_key, nonce))
    for number, (part, is_last) in enumerate(_chunks(plain, CHUNK)):
        write(cipher.encrypt(_nonce(number, is_last=is_last), part, None))


def open_with_words(sealed: Readable, words: str) -> Iterator[bytes]:
    """What was sealed, part by part. Each is proved; that all of it came, only once it ends.

    Raises:
        NotOpened: it isn't such a file, not with these words, or was changed or cut.
    """
    start = _exactly(sealed, _LONGEST)
    stanza = _STANZA.match(start, len(_FIRST)) if start.startswith(_FIRST) else None
    last = _LAST.match(start, stanza.end()) if stanza else None
    if stanza is None or last is None:
        raise NotOpened("not_sealed")
    work = int(stanza[2])
    if work > STRONGEST_WORK:
        raise NotOpened("work")
    file_key = _unwrapped(words, _unb64(stanza[1]), work, _unb64(stanza[3]))
    head = start[: last.start() + len(b"---")]
    if not hmac.compare_digest(_mac(file_key, head), _unb64(last[1])):
        raise NotOpened("changed")
    rest = _Ahead(start[last.end() :], sealed)
    nonce = _exactly(rest, 16)
    if len(nonce) != 16:  # noqa: PLR2004 - as age says
        raise NotOpened("changed")
    yield from _opened(rest, ChaCha20Poly1305(_payload_key(file_key, nonce)))


def _opened(sealed: Readable, cipher: ChaCha20Poly1305) -> Iterator[bytes]:
    for number, (part, is_last) in enumerate(_chunks(sealed, CHUNK + _TAG)):
        try:
            plain = cipher.decrypt(_nonce(number, is_last=is_last), part, None)
        except (InvalidTag, ValueError):
            raise NotOpened("changed") from None
        if not plain and number:
            raise NotOpened("changed")  # age's own rule: only nothing at all ends with nothing
        yield plain


def _unwrapped(words: str, salt: bytes, work: int, wrapped: bytes) -> bytes:
    try:
        return ChaCha20Poly1305(_wrapping(words, salt, work)).decrypt(bytes(12), wrapped, None)
    except InvalidTag:
        raise NotOpened("words") from None


def _wrapping(words: str, salt: bytes, work: int) -> bytes:
    return Scrypt(salt=_LABEL + salt, length=32, n=1 << work, r=8, p=1).derive(words.encode())


def _payload_key(file_key: bytes, nonce: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=nonce, info=b"payload").derive(file_key)


def _mac(file_key: bytes, head: bytes) -> bytes:
    key = HKDF(SHA256(), 32, salt=None, info=b"header").derive(file_key)
    return hmac.digest(key, head, "sha256")


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _chunks(pipe: Readable, size: int) -> Iterator[tuple[bytes, bool]]:
    """All of it in parts of ``size``, each with whether it is the last; nothing at all is one."""
    part = _exactly(pipe, size)
    while True:
        after = _exactly(pipe, size) if len(part) == size else b""
        yield part, not after
        if not after:
            return
        part = after


def _exactly(pipe: Readable, size: int) -> bytes:
    found = bytearray()
    while len(found) < size and (more := pipe.read(size - len(found))):
        found += more
    return bytes(found)


class _Ahead:
    """A pipe of which something was read ahead."""

    def __init__(self, ahead: bytes, pipe: Readable) -> None:
        self._ahead, self._pipe = ahead, pipe

    def read(self, size: int, /) -> bytes:
        if not self._ahead:
            return self._pipe.read(size)
        given, self._ahead = self._ahead[:size], self._ahead[size:]
        return given


def _b64(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")


def _unb64(text: bytes) -> bytes:
    """Raises NotOpened: it could be written otherwise, which age never does."""
    raw = base64.b64decode(text + b"=" * (-len(text) % 4))
    if _b64(raw) != text:
        raise NotOpened("changed")
    return raw
