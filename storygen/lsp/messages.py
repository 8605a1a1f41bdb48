"""Which message of the editor is answered by what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from storygen.lsp.actions import KINDS
from storygen.lsp.server import StoryServer

if TYPE_CHECKING:
    from storygen.lsp.rename import Named

NEXT = "storygen.next"
"""The command that goes to what is to be written next."""
TRIGGERS = [" ", "{", "[", ","]
"""Letters after which an editor asks for completions by itself."""


def initialized(server: StoryServer, _: types.InitializedParams) -> None:
    """The editor is there: look at its folders, and ask to be told when settings change."""
    folders = [folder.uri for folder in server.workspace.folders.values()]
    server.begin(folders or [uri for uri in (server.workspace.root_uri,) if uri])
    watching = getattr(server.client_capabilities.workspace, "did_change_watched_files", None)
    if watching is not None and watching.dynamic_registration:
        globs = ("**/storygen.toml", "**/answers.yaml", "**/bank/*.{yaml,yml}", "**/.storygen/ids.json")
        options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(glob) for glob in globs])
        registration = types.Registration("settings", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        server.client_register_capability(types.RegistrationParams([registration]))


def opened(server: StoryServer, params: types.DidOpenTextDocumentParams) -> None:
    """A file is opened."""
    server.open(params.text_document)


def changed(server: StoryServer, params: types.DidChangeTextDocumentParams) -> None:
    """Something is typed."""
    server.change(params)


def saved(server: StoryServer, _: types.DidSaveTextDocumentParams) -> None:
    """A file is saved, perhaps one that others depend on."""
    server.check_all()


def closed(server: StoryServer, params: types.DidCloseTextDocumentParams) -> None:
    """A file is closed."""
    server.close(params.text_document.uri)


def files_changed(server: StoryServer, _: types.DidChangeWatchedFilesParams) -> None:
    """The settings, the openers, the bank or the ids of the last build changed."""
    server.check_all()


def hover(server: StoryServer, params: types.HoverParams) -> types.Hover | None:
    """The pointer rests on something."""
    from storygen.lsp.hover import hover as shown

    story = server.story(params.text_document.uri)
    return shown(story, params.position) if story else None


def completion(server: StoryServer, params: types.CompletionParams) -> types.CompletionList | None:
    """What may stand here?"""
    from storygen.lsp.completion import completion as offered

    story = server.story(params.text_document.uri)
    return offered(story, params.position) if story else None


def code_action(server: StoryServer, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    """What can be done here?"""
    from storygen.lsp.actions import actions

    story = server.story(params.text_document.uri)
    return actions(story, params) if story else None


def prepare_rename(server: StoryServer, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
    """Can this be renamed?"""
    found = _named(server, params)
    if found is None:
        return None
    text = server.stories[params.text_document.uri].text
    return types.PrepareRenamePlaceholder(text.range(found.start, found.end), found.id)


def rename(server: StoryServer, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """Rename it."""
    from storygen.lsp.rename import CannotRenameError, renamed

    found = _named(server, params)
    if found is None:
        return None
    story = server.stories[params.text_document.uri]
    try:
        edits = renamed(story, found, params.new_name)
    except CannotRenameError as error:
        raise JsonRpcInvalidParams(str(error)) from error
    return types.WorkspaceEdit(changes={story.uri: story.text.edits(edits)})


def _named(server: StoryServer, params: types.PrepareRenameParams | types.RenameParams) -> Named | None:
    from storygen.lsp.rename import named

    story = server.story(params.text_document.uri)
    return named(story, story.text.offset(params.position)) if story else None


def code_lens(server: StoryServer, params: types.CodeLensParams) -> list[types.CodeLens] | None:
    """What stands between the story and *written*?"""
    from storygen.lsp.next_step import lens

    story = server.story(params.text_document.uri)
    return lens(story, NEXT) if story else None


async def go_to_next(server: StoryServer, uri: str) -> None:
    """Show the place of what is to be written next."""
    from storygen.lsp.next_step import place

    story = server.story(uri)
    selection = place(story) if story else None
    if selection is not None:
        shown = types.ShowDocumentParams(uri, take_focus=True, selection=selection)
        await server.window_show_document_async(shown)


FEATURES: tuple[tuple[str, Any, Any], ...] = (
    (types.INITIALIZED, initialized, None),
    (types.TEXT_DOCUMENT_DID_OPEN, opened, None),
    (types.TEXT_DOCUMENT_DID_CHANGE, changed, None),
    (types.TEXT_DOCUMENT_DID_SAVE, saved, None),
    (types.TEXT_DOCUMENT_DID_CLOSE, closed, None),
    (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, files_changed, None),
    (types.TEXT_DOCUMENT_HOVER, hover, None),
    (types.TEXT_DOCUMENT_COMPLETION, completion, types.CompletionOptions(trigger_characters=TRIGGERS)),
    (types.TEXT_DOCUMENT_CODE_ACTION, code_action, types.CodeActionOptions(KINDS)),
    (types.TEXT_DOCUMENT_PREPARE_RENAME, prepare_rename, None),
    (types.TEXT_DOCUMENT_RENAME, rename, types.RenameOptions(prepare_provider=True)),
    (types.TEXT_DOCUMENT_CODE_LENS, code_lens, types.CodeLensOptions()),
)


def run() -> None:
    """Answer an editor on standard input and output until it says goodbye."""
    server = StoryServer()
    for name, function, options in FEATURES:
        server.feature(name, options)(function)
    server.command(NEXT)(go_to_next)
    server.start_io()
