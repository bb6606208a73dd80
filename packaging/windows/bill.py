"""The bill of materials: every part of the program and its licence, in CycloneDX’s format."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from typing import Final

from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot5
from packageurl import PackageURL

from windows.licences import licence_of, packed
from windows.product import EPOCH, NAME, Build

FILE: Final = "sbom.cdx.json"
_SPACE: Final = uuid.UUID("6f3f6a0e-5b5f-4d0a-9a0b-0d4a7c1f2e11")


def write_bill(build: Build) -> None:
    """Into the tree. The same parts give the same bytes: its number and hour are worked out."""
    parts = [
        Component(
            name=one.name,
            version=one.version,
            type=ComponentType.LIBRARY,
            bom_ref=f"{one.name}@{one.version}",
            purl=PackageURL("pypi", None, one.name.lower().replace("_", "-"), one.version),
            licenses=[DisjunctiveLicense(name=licence_of(one) or "see licenses/")],
        )
        for one in packed(build)
    ]
    if (build.tree / "runtime").is_dir():
        parts.append(
            Component(
                name="Python",
                version="3.11.9",
                type=ComponentType.PLATFORM,
                bom_ref="Python@3.11.9",
                licenses=[DisjunctiveLicense(name="PSF-2.0")],
            )
        )
    whole = Component(
        name=NAME, version=build.version, type=ComponentType.APPLICATION, bom_ref=NAME
    )
    number = uuid.uuid5(_SPACE, "\n".join(f"{one.name}=={one.version}" for one in [whole, *parts]))
    at = datetime.fromtimestamp(EPOCH, UTC)
    bom = Bom(
        components=parts,
        serial_number=number,
        metadata=BomMetaData(component=whole, timestamp=at),
    )
    bom.register_dependency(whole, parts)
    told = json.loads(JsonV1Dot5(bom).output_as_string())
    (build.tree / FILE).write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", "utf-8")
