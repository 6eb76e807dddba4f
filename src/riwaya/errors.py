"""Everything that Riwaya raises on purpose.

RiwayaError
├── InputError          one input (a file, a line) cannot be read; the rest of the batch goes on
├── WorkspaceError      the workspace is missing, locked or of another version
├── ModelError          a model or its weights are not there or cannot run
├── JudgementError      a judgement is malformed
└── LanguagePackError   a language's data files are malformed

A message names the value, what was expected, and what to do next.
"""


class RiwayaError(Exception):
    """Base of all errors raised on purpose; anything else that escapes is a bug."""


class InputError(RiwayaError):
    """One input cannot be read.

    where: the file or stream, with `:line` where there is one; problem: what is wrong with
    it; remedy: what the user can do.
    """

    def __init__(self, where: str, problem: str, remedy: str) -> None:
        super().__init__(f"{where}: {problem}; {remedy}")
        self.where = where
        self.problem = problem
        self.remedy = remedy


class WorkspaceError(RiwayaError):
    """The workspace is missing, in use by another build, or written by another version."""


class ModelError(RiwayaError):
    """A model or its weights are missing, damaged, or cannot run on this machine."""


class JudgementError(RiwayaError):
    """A judgement is malformed: a field is missing or a verdict is unknown."""


class LanguagePackError(RiwayaError):
    """A language's data file lacks a key or holds one of the wrong type."""
