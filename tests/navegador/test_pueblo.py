"""The demo town as it was founded, before any other test touched it; no browser is needed."""


def test_the_town_is_as_big_as_it_says_and_every_page_is_readable(recien_fundado):
    recien_fundado("from tests.demo.revision import revisar; revisar()")
