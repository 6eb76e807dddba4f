"""The sample corpus: invented articles by invented outlets, made so that every feature shows.

`articles()` is the folder to give to `riwaya annotate` or `riwaya build`; README.md beside this
file tells what each article is there for. The texts are in the public domain (CC0 1.0).
"""

from importlib import resources
from pathlib import Path

from riwaya.errors import InputError


def articles() -> Path:
    """The folder of the sample's articles, in all input forms that are read.

    Raises InputError when the package was installed in a form that has no files (a zip).
    """
    folder = Path(str(resources.files(__name__).joinpath("articles")))
    if not folder.is_dir():
        raise InputError(str(folder), "the sample corpus is not a folder here", "install riwaya unpacked")
    return folder
