"""Pages -> HTML: the templates of a theme, compiled once, escaping whatever no one vouched for.

A template is looked up as every file of a theme is (project, theme, extended theme). A template that wants to add to the
one it overrides names it with its theme: `{% extends "default/story.html" %}`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, StrictUndefined, TemplateNotFound
from jinja2.loaders import BaseLoader, FileSystemLoader, PrefixLoader

from storygen.error import CannotRunError
from storygen.site.prose import smarten

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Template

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
        folders = [folder / "templates" for folder in theme.folders]
        self._nearest = FileSystemLoader(folders)
        self._named = PrefixLoader({f.parent.name: FileSystemLoader(f) for f in folders})

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The template's text, its file, and whether it is still that text."""
        try:
            return self._nearest.get_source(environment, template)
        except TemplateNotFound:
            return self._named.get_source(environment, template)


@dataclass(frozen=True, slots=True)
class Site:
    """What every page knows of its site."""

    project: Project
    theme: Theme
    assets: Assets
    public: bool = False
    live: bool = False


class Renderer:
    """Makes the HTML of pages; holds the compiled templates, so keep one for a whole build."""

    def __init__(self, site: Site) -> None:
        self._environment = Environment(
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

    def render(self, page: Page) -> str:
        """The page as HTML."""
        template = self._templates.get(page.template)
        if template is None:
            template = self._templates[page.template] = self._environment.get_template(page.template)
        return template.render(page.context, page=page, root=page.root)
