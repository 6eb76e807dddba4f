"""What a user may choose about a report."""

from dataclasses import dataclass

from riwaya.errors import InputError
from riwaya.report.i18n import available


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """The choices of one report.

    languages: interface languages; the first stands at the root, each other in its own folder.
    excerpts: only the cited sentences of each article are written, nothing else of its text.
    title: the report's own name, shown above every page; empty for none.
    """

    languages: tuple[str, ...] = ("en", "ar", "fa")
    excerpts: bool = False
    title: str = ""

    def __post_init__(self) -> None:
        """Refuses a language with no catalogue. Raises InputError."""
        known = available()
        unknown = [code for code in self.languages if code not in known]
        if unknown or not self.languages:
            raise InputError(
                "report languages",
                f"no interface in {', '.join(unknown) or 'no language'}",
                f"choose from {', '.join(known)}",
            )
