"""Pages -> HTML: the templates of a theme, compiled once, escaping whatever no one vouched for.

A template is looked up as every file of a theme is (project, theme, extended theme). A template that wants to add to
the one it overrides names it with its theme: `{% extends "default/story.html" %}`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, StrictUndefined, Template, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.loaders import BaseLoader, FileSystemLoader, PrefixLoader
from markupsafe import Markup, escape

from storygen.error import CannotRunError
from storygen.site.html import safe
from storygen.site.prose import smarten

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from types import CodeType

    from storygen.project import Project
    from storygen.site.assets import Assets
    from storygen.site.pages import Page
    from storygen.site.theme import Theme

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""No `unsafe-*`, no other host: the pages hold no inline script and no inline style."""


class _Loader(BaseLoader):
    """Finds `story.html` in the nearest folder that has it, and `default/story.html` in the theme of that name."""

    def __init__(self, theme: Theme) -> None:
        self._nearest = FileSystemLoader([folder / "templates" for folder in theme.folders])
        self._named = PrefixLoader({n: FileSystemLoader(f / "templates") for n, f in theme.named.items()})

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The template's text, its file, and whether it is still that text."""
        try:
            return self._source(environment, template)
        except UnicodeDecodeError as error:
            raise TemplateError(f"{template} is no UTF-8: {error}") from error

    def _source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        try:
            return self._nearest.get_source(environment, template)
        except TemplateNotFound:
            return self._named.get_source(environment, template)


_MUST_ESCAPE = re.compile("[&<>\"']").search


def _escape(value: object) -> str:
    """As markupsafe's `escape`, which makes every text a Markup first; most texts have nothing to escape."""
    if type(value) is Markup or (type(value) is str and not _MUST_ESCAPE(value)):
        return value
    return escape(value)


class _Template(Template):
    """A template whose compiled code escapes by the function above: a quarter of a page's time."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 -- jinja's name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Jinja's way from code to template, with the name `escape` in the code's module bound anew."""
        made = super().from_code(environment, code, globals, uptodate)
        module: dict[str, Any] = made.root_render_func.__globals__
        module["escape"] = _escape
        return made


class _Environment(Environment):
    template_class = _Template


@dataclass(frozen=True, slots=True)
class Site:
    """What every page knows of its site."""

    project: Project
    theme: Theme
    assets: Assets
    public: bool = False


_OF_TEMPLATES = (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a template of somebody's own can run into, down to one that is no UTF-8 or extends itself."""


class Renderer:
    """Makes the HTML of pages; holds the compiled templates, so keep one for a whole build."""

    def __init__(self, site: Site) -> None:
        self._environment = _Environment(
            loader=_Loader(site.theme),
            autoescape=True,
            auto_reload=False,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["smart"] = smarten
        self._environment.globals.update(
            site=site, project=site.project, theme=site.theme, assets=site.assets.paths, csp=CSP, public=site.public
        )
        self._templates: dict[str, Template] = {}
        self._headers: dict[str, Markup] = {}

    def render(self, page: Page) -> str:
        """The page as HTML.

        Raises:
            CannotRunError: a template is missing or wrong; says which line of which file.
        """
        try:
            return self._template(page.template).render(
                page.context, page=page, root=page.root, header=self._header(page)
            )
        except _OF_TEMPLATES as error:
            raise CannotRunError(_told(error, page)) from error

    def _template(self, name: str) -> Template:
        found = self._templates.get(name)
        if found is None:
            found = self._templates[name] = self._environment.get_template(name)
        return found

    def _header(self, page: Page) -> Markup:
        """The header of a page: one for all stories and one for all rules, since the menu names none of them."""
        key = page.kind if page.kind in ("story", "rule") else page.path
        if key not in self._headers:
            self._headers[key] = safe(self._template("header.html").render(page=page, root=page.root))
        return self._headers[key]


def _told(error: Exception, page: Page) -> str:
    """What went wrong in a template, and where, for the person who wrote it."""
    making = f"while making {page.path}"
    if isinstance(error, TemplateNotFound):
        return f"the theme has no template {error.name}, {making}; extends in theme.toml names a theme to take it from"
    if isinstance(error, RecursionError):
        hint = f'{{% extends "default/{page.template}" %}}'
        return f"a template extends or includes itself, {making}; name the theme it adds to, as in {hint}"
    message = getattr(error, "message", None) or f"{type(error).__name__}: {error}"
    return f"{_place(error)}{message}, {making}"


def _place(error: Exception) -> str:
    """`file:line: ` from the error itself, or else of the innermost template it passed through; "" where none is."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename}:{error.lineno}: "
    file, line, trace = "", 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".html"):
            file, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return f"{file}:{line}: " if file else ""
