"""Signs what is handed out. Whoever releases has the certificate; a check throws its own away."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from windows.product import NAME, Build
from windows.tools import run, tool

HANDED_OUT = frozenset({".exe", ".msi", ".xz"})


@dataclass(frozen=True, slots=True)
class Signer:
    """A certificate with its key in one file; and where the time is stamped, if anywhere."""

    pkcs12: Path
    password_file: Path
    stamped_by: str = ""


def sign(file: Path, by: Signer) -> None:
    """Put the signature into ``file``."""
    signed = file.with_suffix(f".signed{file.suffix}")
    signed.unlink(missing_ok=True)
    run([*_signing(by), "-in", file, "-out", signed], f"Signing {file.name}")
    signed.replace(file)


def sign_launchers(build: Build, by: Signer) -> None:
    """Before the tree is laid out: its list of hashes is of the signed ones."""
    for file in sorted((build.made / "launcher").glob("*.exe")):
        sign(file, by)


def in_place(by: Signer) -> str:
    """The command for NSIS that signs what it calls ``%1``, as a shell takes it."""
    words = " ".join(f'"{word}"' for word in _signing(by))
    move = "move /y" if os.name == "nt" else "mv"
    return f'{words} -in "%1" -out "%1.signed" && {move} "%1.signed" "%1"'


def _signing(by: Signer) -> list[str | Path]:
    osslsigncode = tool("osslsigncode", package="osslsigncode")
    key = ("-pkcs12", by.pkcs12, "-readpass", by.password_file)
    when = ("-ts", by.stamped_by) if by.stamped_by else ()
    return [osslsigncode, "sign", *key, "-h", "sha256", "-n", NAME, *when]


def verify(file: Path, certificate: Path) -> None:
    """Raises CannotBuild where the signature isn't one of ``certificate``."""
    osslsigncode = tool("osslsigncode", package="osslsigncode")
    how: list[str | Path] = ["-CAfile", certificate, "-ignore-timestamp", "-in", file]
    run([osslsigncode, "verify", *how], f"Checking the signature of {file.name}")


def throw_away(folder: Path, at: datetime | None = None) -> tuple[Signer, Path]:
    """A signer for a day, that nobody trusts, and its certificate."""
    folder.mkdir(parents=True, exist_ok=True)
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"{NAME}: a check, not a release")])
    now = at or datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
        .sign(key, hashes.SHA256())
    )
    password = os.urandom(18).hex()
    pack = pkcs12.serialize_key_and_certificates(
        NAME.encode(), key, certificate, None,
        serialization.BestAvailableEncryption(password.encode()),
    )  # fmt: skip
    signer = Signer(folder / "throw-away.p12", folder / "throw-away.txt")
    signer.pkcs12.write_bytes(pack)
    signer.password_file.write_text(password, "ascii")
    public = folder / "throw-away.pem"
    public.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return signer, public


def write_sums(build: Build) -> None:
    """``SHA256SUMS`` of everything that is handed out."""
    files = sorted(file for file in build.dist.iterdir() if file.suffix in HANDED_OUT)
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" for file in files]
    (build.dist / "SHA256SUMS").write_text("\n".join(lines) + "\n", "ascii")
