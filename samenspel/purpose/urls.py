"""Addresses of this room: how a purpose is made, and what stands when it was made (``contract_urls``)."""

from django.urls import path

from samenspel.purpose import contract_urls
from samenspel.purpose.views import (
    amendments,
    differences,
    drafts,
    ideas,
    purpose,
    reactions,
    rounds,
    sentences,
)

app_name = "purpose"
urlpatterns = [
    *contract_urls.urlpatterns,
    path("drafts/<int:pk>/", drafts.draft, name="draft"),
    path("drafts/<int:pk>/sentences/", drafts.sentences, name="sentences"),
    path("drafts/<int:pk>/explain/", drafts.explain, name="explain"),
    path("drafts/<int:pk>/withdraw/", drafts.withdraw, name="withdraw_draft"),
    path("drafts/<int:pk>/put-back/", drafts.put_back, name="put_back_draft"),
    path("drafts/<int:pk>/add/<slug:part>/", sentences.add, name="add_sentence"),
    path("drafts/<int:pk>/react/", reactions.react, name="react"),
    path("drafts/<int:pk>/reactions/", reactions.reactions, name="reactions"),
    path("drafts/<int:pk>/reactions/take-back/", reactions.take_back, name="take_back_reaction"),
    path("objections/<int:pk>/", reactions.answer, name="objection"),
    path("answers/<int:pk>/", reactions.judge, name="judge"),
    path("sentences/<int:pk>/", sentences.sentence, name="sentence"),
    path("sentences/<int:pk>/shown/", sentences.shown, name="sentence_shown"),
    path("sentences/<int:pk>/edit/", sentences.edit, name="edit_sentence"),
    path("sentences/<int:pk>/remove/", sentences.remove, name="remove_sentence"),
    path("sentences/<int:pk>/restore/", sentences.restore, name="restore_sentence"),
    path("sentences/<int:pk>/shift/", sentences.shift, name="shift_sentence"),
    path("sentences/<int:pk>/behind/", sentences.behind, name="behind"),
    path("sentences/<int:pk>/sources/", sentences.sources, name="sources"),
    path("sentences/<int:pk>/sources/link/", sentences.link, name="link_source"),
    path("sentences/<int:pk>/sources/<int:source>/", sentences.unlink, name="unlink_source"),
    path("sentences/<int:pk>/propose/", amendments.propose, name="propose"),
    path("amendments/<int:pk>/", amendments.amendment, name="amendment"),
    path("amendments/<int:pk>/take-back/", amendments.take_back, name="take_back_amendment"),
    path("differences/<int:pk>/", differences.resolve, name="resolve"),
    path("differences/<int:pk>/reopen/", differences.reopen, name="reopen_difference"),
    path("ideas/<int:pk>/take-back/", ideas.take_back, name="take_back_idea"),
    path("inspired-by/<int:pk>/", ideas.asked, name="asked"),
    path("inspired-by/letter/<str:key>/", ideas.letter, name="letter"),
    path("<slug:slug>/", purpose.of_community, name="community"),
    path("<slug:slug>/begin/", rounds.begin, name="begin"),
    path("<slug:slug>/rounds/<int:number>/", rounds.round, name="round"),
    path("<slug:slug>/rounds/<int:number>/move/", rounds.move, name="move"),
    path("<slug:slug>/rounds/<int:number>/undo/", rounds.undo, name="undo"),
    path("<slug:slug>/rounds/<int:number>/conversation/", rounds.conversation, name="conversation"),
    path("<slug:slug>/rounds/<int:number>/ideas/", ideas.ideas, name="ideas"),
    path("<slug:slug>/rounds/<int:number>/inspirer/", ideas.inspirer, name="inspirer"),
    path("<slug:slug>/rounds/<int:number>/drafts/new/", drafts.new, name="new_draft"),
    path("<slug:slug>/rounds/<int:number>/differences/", differences.name, name="name_difference"),
]
