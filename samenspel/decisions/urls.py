"""Addresses of this room."""

from django.urls import path

from samenspel.decisions.views import advising, answering, concluding, proposals, proxies, writing

app_name = "decisions"
urlpatterns = [
    path("", proposals.decisions, name="decisions"),
    path("in/<slug:slug>/", proposals.of_community, name="of_community"),
    path("in/<slug:slug>/propose/", writing.propose, name="propose"),
    path("in/<slug:slug>/proxies/", proxies.proxies, name="proxies"),
    path("in/<slug:slug>/proxies/<int:pk>/accept/", proxies.accept, name="accept_proxy"),
    path("in/<slug:slug>/proxies/<int:pk>/end/", proxies.end, name="end_proxy"),
    path("<int:pk>/change/", writing.change, name="change"),
    path("<int:pk>/open/", writing.open_up, name="open"),
    path("<int:pk>/delete/", writing.delete, name="delete"),
    path("<int:pk>/again/", writing.again, name="again"),
    path("<int:pk>/extend/", writing.extend, name="extend"),
    path("<int:pk>/answer/", answering.answer, name="answer"),
    path("<int:pk>/answer-for/<str:handle>/", answering.answer_for, name="answer_for"),
    path("<int:pk>/react/", answering.react, name="react"),
    path("<int:pk>/react/<int:to>/", answering.respond, name="respond"),
    path("<int:pk>/objections/<int:objection>/reply/", answering.reply, name="reply"),
    path("<int:pk>/objections/<int:objection>/say/", answering.say, name="say"),
    path("<int:pk>/advice/ask/", advising.ask, name="ask_advice"),
    path("<int:pk>/advice/", advising.advise, name="advise"),
    path("<int:pk>/advice/<int:advice>/use/", advising.use, name="use_advice"),
    path("<int:pk>/outcome/", concluding.outcome, name="outcome"),
    path("<int:pk>/withdraw/", concluding.withdraw, name="withdraw"),
    path("<int:pk>/hand-over/", concluding.hand_over, name="hand_over"),
    path("<int:pk>/note/", concluding.note, name="note"),
    path("<int:pk>/look-again/", concluding.look_again, name="look_again"),
    path("<int:pk>/rounds/", proposals.rounds, name="rounds"),
    path("<int:pk>/record.md", proposals.record, name="record"),
    path("<int:pk>/", proposals.proposal, name="proposal_by_number"),
    path("<int:pk>/<slug:slug>/", proposals.proposal, name="proposal"),
]
