"""The peer: the same kind of page as such applications make it. Django, raw SQL over an indexed table, a template.

/profil/N computes per request; /cached/N keeps the finished HTML in memory (as cache_page does) and compresses it.
No session is looked up and no rest of the municipality is compared with: the peer does less work than we do.
"""
import os
import sqlite3

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.template import Context, Engine
from django.urls import path

settings.configure(
    DEBUG=False, ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="only-for-measuring",
    MIDDLEWARE=["django.middleware.gzip.GZipMiddleware", "django.middleware.security.SecurityMiddleware"])

TEMPLATE = Engine(autoescape=True).from_string("""<!doctype html><html lang="da"><head><meta charset="utf-8">
<title>{{ area }}</title></head><body><main><h1>{{ area }}</h1>{% for f in figures %}
<section id="{{ f.slug }}"><h2>{{ f.slug }}</h2><p>{{ f.last }} % i {{ f.year }}, {{ f.first }} % i {{ f.from }}</p>
<svg viewBox="0 0 200 40" role="img" aria-label="{{ f.slug }}"><polyline points="{{ f.line }}"/></svg>
<table><caption>{{ f.slug }}</caption><tr><th>År</th><th>Antal</th><th>Alle</th><th>Andel</th></tr>
{% for r in f.rows %}<tr><th>{{ r.0 }}</th><td>{{ r.1 }}</td><td>{{ r.2 }}</td><td>{{ r.3 }}</td></tr>{% endfor %}
</table></section>{% endfor %}</main></body></html>""")

store = sqlite3.connect(os.environ["PEER_DATABASE"], check_same_thread=False)
kept = {}


def page(place):
    area = f"Sogn {place:03d}"
    grouped = {}
    for slug, year, x, n in store.execute(
            "SELECT indicator, year, sum(x), sum(n) FROM figure WHERE area = ? AND part = 'Alle'"
            " GROUP BY indicator, year ORDER BY indicator, year", (area,)):
        grouped.setdefault(slug, []).append((year, x, n, round(100 * x / n, 1)))
    figures = []
    for slug, rows in grouped.items():
        line = " ".join(f"{20 * i},{40 - 0.4 * r[3]:.1f}" for i, r in enumerate(rows))
        figures.append({"slug": slug, "rows": rows, "line": line, "last": rows[-1][3], "first": rows[0][3],
                        "year": rows[-1][0], "from": rows[0][0]})
    return TEMPLATE.render(Context({"area": area, "figures": figures}))


def profile(request, place):
    return HttpResponse(page(place))


def cached(request, place):
    if place not in kept:
        kept[place] = page(place)
    return HttpResponse(kept[place])


urlpatterns = [path("profil/<int:place>", profile), path("cached/<int:place>", cached)]
application = get_wsgi_application()
