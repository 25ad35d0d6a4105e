"""Addresses of what stands once a purpose was made: versions, signatures, reviews, tests, rules, my input."""

from django.urls import path

from samenspel.purpose.views import adopting, mine, reviewing, rules, settling, signing, testing, versions

urlpatterns = [
    path("drafts/<int:pk>/adopt/", adopting.adopt, name="adopt"),
    path("<slug:slug>/mine/", mine.mine, name="mine"),
    path("<slug:slug>/versions/", versions.versions, name="versions"),
    path("<slug:slug>/versions/put-down/", adopting.put_down, name="put_down"),
    path("<slug:slug>/versions/<int:number>/", versions.version, name="version"),
    path("<slug:slug>/versions/<int:number>/contract.pdf", versions.pdf, name="contract_pdf"),
    path("<slug:slug>/versions/<int:number>/contract.md", versions.markdown, name="contract_markdown"),
    path("<slug:slug>/versions/<int:number>/sign/", signing.sign, name="sign"),
    path("<slug:slug>/versions/<int:number>/unsign/", signing.withdraw, name="unsign"),
    path("<slug:slug>/versions/<int:number>/take-back/", adopting.take_back, name="take_back_version"),
    path("<slug:slug>/versions/<int:earlier>..<int:later>/", versions.difference, name="versions_compared"),
    path("<slug:slug>/review/", reviewing.review, name="review"),
    path("<slug:slug>/review/event/", reviewing.event, name="name_event"),
    path("<slug:slug>/tests/", testing.tests, name="tests"),
    path("<slug:slug>/tests/new/", testing.new, name="new_test"),
    path("<slug:slug>/tests/<int:pk>/", testing.test, name="test"),
    path("<slug:slug>/tests/<int:pk>/close/", testing.close, name="close_test"),
    path("<slug:slug>/tests/<int:pk>/reopen/", testing.reopen, name="reopen_test"),
    path("<slug:slug>/tests/<int:pk>/take-back/", testing.take_back, name="take_back_test"),
    path("readings/<int:pk>/second/", testing.second, name="second"),
    path("readings/<int:pk>/unsay/", testing.unsay, name="unsay"),
    path("<slug:slug>/rules/", rules.rules_of, name="rules"),
    path("<slug:slug>/rules/rules.csv", rules.as_csv, name="rules_csv"),
    path("<slug:slug>/rules/report/", rules.report, name="report_rule"),
    path("<slug:slug>/rules/<int:pk>/", rules.rule, name="rule"),
    path("<slug:slug>/rules/<int:pk>/revise/", rules.revise, name="revise_rule"),
    path("<slug:slug>/rules/<int:pk>/meet/", settling.meet, name="meet_rule"),
    path("<slug:slug>/rules/<int:pk>/settle/", settling.settle, name="settle_rule"),
    path("<slug:slug>/rules/<int:pk>/take-back/", settling.take_back, name="take_back_rule"),
]
