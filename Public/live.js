// Keeps <main data-live="ADDRESS" data-seq="N"> as the server has it, by server-sent events. Without this script the
// page still works: what one does is a form, and a page that is fetched again is whole.
//
// A message holds elements with ids; each takes the place of the one with that id. What somebody is writing in is left
// alone until they are done, and what says data-quiet waits behind a button "3 nye – vis" while they write. What is sent
// goes through outbox.js; the two speak by events, and either works without the other.

// Nothing on a page that is not followed, a meeting to try oneself on for instance; its clock goes all the same.
const page = document.querySelector("main[data-live]");
const address = (extra) => {
  const url = new URL(page.dataset.live, location);
  url.searchParams.set("since", seen);
  if (extra) url.searchParams.set(extra, 1);
  return url;
};
const now = () => Date.now();
const clock = (time) => new Date(time).toTimeString().slice(0, 5).replace(":", ".").replace(/^0/, "");
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const after = (least, most = least * 2) => least + Math.random() * (most - least);

let seen = Number(page?.dataset.seq) || 0;

// The line: one for all tabs of the browser. The tab somebody looks at has it and tells the others; a server that is
// asked too often, or a proxy that holds events back, makes us ask now and then instead.

const shares = page && navigator.locks && window.BroadcastChannel;
const name = "live " + page?.dataset.live;
const others = shares && new BroadcastChannel(name);
let leads = !shares, letGo, queue, source, alarm, next, polls = false, lost = 0, hidden = 0, tries = 0;

function lead(steal) {
  queue?.abort();
  queue = new AbortController();
  const { signal } = queue;
  navigator.locks
    .request(name, steal ? { steal } : { signal }, () => new Promise((done) => { letGo = done; leads = true; connect(); }))
    .catch(() => { if (!signal.aborted) { leads = false; hangUp(); lead(false); } });
}

function hangUp() {
  clearTimeout(next);
  source?.close();
  source = null;
}

function connect() {
  hangUp();
  if (!leads) return;
  if (polls) return poll();
  let opened = false;
  const own = (source = new EventSource(address()));
  // A line that does not even open in this time stands before a net that is gone.
  const giveUp = setTimeout(() => own === source && again(), 4000);
  own.onopen = () => {
    opened = true;
    clearTimeout(giveUp);
    // Open and silent: something on the way keeps what is sent until there is more of it.
    expect(6500, () => { polls = true; connect(); });
  };
  own.onerror = () => {
    clearTimeout(giveUp);
    if (own !== source) return;
    hangUp();
    opened ? again() : ask().then((told) => again(told && after(2500, 3500)));
  };
  for (const kind of ["patch", "reset", "slut", "hvil", "puls"]) {
    own.addEventListener(kind, (event) => own === source && (alive(), take(kind, event.lastEventId, event.data, true)));
  }
}

// After a restart a thousand browsers come back: not all in the same instant, but all within two seconds.
function again(wait) {
  hangUp();
  if (!wait) {
    lost ||= now();
    setTimeout(() => lost && show(), 2500);
  }
  next = setTimeout(connect, wait || (tries++ ? after(900, Math.min(1800 + tries * 100, 5000)) : after(200, 1500)));
}

function expect(time, otherwise) {
  clearTimeout(alarm);
  alarm = setTimeout(otherwise, time);
}

function alive() {
  tries = 0;
  expect(4900, () => {
    lost = now();
    show();
    if (leads) connect();
    else if (!document.hidden) lead(true);
  });
  if (leads) others?.postMessage({ alive: true });
  if (!lost && shown) return;
  lost = 0;
  show();
}

// The same question with an end to the answer. True when it was answered.
async function ask() {
  try {
    const answer = await fetch(address("nu"), { cache: "no-store", signal: AbortSignal.timeout(4000) });
    if (answer.status == 429 || answer.status >= 500) return false;
    if (!answer.headers.get("content-type")?.startsWith("text/event-stream")) return void fetchPage();
    alive();
    for (const block of (await answer.text()).split("\n\n")) {
      const lines = block.split("\n");
      const of = (field) =>
        lines.filter((line) => line.startsWith(field + ": ")).map((line) => line.slice(field.length + 2)).join("\n");
      if (of("event")) take(of("event"), of("id"), of("data"), leads);
    }
    return true;
  } catch {
    return false;
  }
}

async function poll() {
  if (!(await ask())) { lost ||= now(); show(); }
  clearTimeout(alarm);
  if (leads && !document.hidden) next = setTimeout(poll, after(2500, 3500));
}

function take(kind, id, data, tell) {
  if (kind == "reset" || kind == "slut") return fetchPage();
  if (kind == "hvil") { polls = true; return connect(); }
  if (kind != "patch" || !(Number(id) > seen)) return;
  if (tell) others?.postMessage({ id, data, from: seen });
  seen = Number(id);
  patch(data);
}

if (others) {
  others.onmessage = ({ data: said }) => {
    alive();
    if (!said.data || said.id <= seen) return;
    // The other tab had seen more than this one when it got this.
    said.from > seen ? ask() : take("patch", said.id, said.data);
  };
}

// The page itself, when numbers do not help: after a reset, a long sleep, or when we may not follow any more.
async function fetchPage() {
  try {
    const answer = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(10000) });
    const html = await answer.text();
    if (!answer.ok || answer.redirected || !exchange(html)) leave();
    else connect();
  } catch {
    again();
  }
}

// What was asked for is not this page any more: the browser shows what it is. Never in a circle.
function leave() {
  hangUp();
  if (now() - (history.state?.left ?? 0) < 20000) return;
  history.replaceState({ left: now() }, "");
  location.reload();
}

function exchange(html) {
  const document_ = new DOMParser().parseFromString(html, "text/html");
  const fresh = document_.querySelector("main[data-live]");
  if (!fresh) return false;
  seen = Number(fresh.dataset.seq) || 0;
  for (const { name, value } of fresh.attributes) page.setAttribute(name, value);
  document.title = document_.title;
  keeping(() => {
    merge(page, fresh);
    for (const part of ["body > header", "body > footer"]) {
      const [old, its] = [document, document_].map((side) => side.querySelector(part));
      if (old && its) merge(old, its);
    }
  });
  return true;
}

// The children as the page now has them: what is alike stays and is looked into, what is new comes, the rest goes.
function merge(old, fresh) {
  let spot = old.firstElementChild;
  const drop = (part) => part.matches("[data-waiting]") || holdsText(part) || part.remove();
  for (const kid of [...fresh.children]) {
    let twin = spot;
    while (twin && (twin.tagName != kid.tagName || twin.id != kid.id || twin.className != kid.className)) {
      twin = twin.nextElementSibling;
    }
    if (!twin) { old.insertBefore(kid, spot); continue; }
    while (spot != twin) { const gone = spot; spot = spot.nextElementSibling; drop(gone); }
    spot = twin.nextElementSibling;
    if (kid.id) place(kid);
    else if (kid.matches("[data-connection], [data-announce]") || isSame(twin, kid)) continue;
    else if (kid.children.length && twin.children.length && !isProse(kid)) merge(twin, kid);
    else if (!holdsText(twin)) swap(twin, kid);
  }
  while (spot) { const gone = spot; spot = spot.nextElementSibling; drop(gone); }
}
const isProse = (part) => [...part.childNodes].some((node) => node.nodeType == 3 && node.data.trim());

// Alike for whoever looks at it: keys and times are new in each answer.
function isSame(old, fresh) {
  const [a, b] = [old, fresh].map((part) => {
    const copy = part.cloneNode(true);
    all("[name=noegle], [data-waiting], [data-forgetful], [data-show], [data-ballot] [data-state]", copy).forEach((odd) => odd.remove());
    for (const odd of [copy, ...all("[data-now], details, [tabindex]", copy)]) {
      for (const name of ["data-now", "aria-label", "open", "tabindex"]) odd.removeAttribute(name);
    }
    for (const timer of all("[data-ends-at]", copy)) timer.textContent = "";
    return copy;
  });
  return a.isEqualNode(b);
}
document.addEventListener("live:missed", () => page && fetchPage());

// What is new, in its place.

const waiting = new Map();
const here = (id) => document.getElementById(id);
const isText = (field) => field?.matches?.("textarea, select, input:not([type=hidden], [type=button], [type=submit])");
const isChanged = (field) =>
  field.options ? [...field.options].some((option) => option.selected != option.defaultSelected && option.index > 0)
  : /checkbox|radio/.test(field.type) ? field.checked != field.defaultChecked
  : field.value != field.defaultValue;
const isWritten = (field) => isText(field) && (isChanged(field) || (field == document.activeElement && !/checkbox|radio/.test(field.type)));
const holdsText = (element) => [element, ...all("textarea, select, input", element)].some(isWritten);
// An empty field one stands in may go when the same field comes, for one stands in that, and when no field comes: the
// writing is over.
const isFollowed = (old, fresh) => {
  const field = document.activeElement;
  const goesOn = () => fresh.querySelector(`#${CSS.escape(field.id)}`), isOver = () => !all("textarea, select, input", fresh).some(isText);
  return old.contains(field) && field.id && field.matches("textarea, input") && !isChanged(field) && (goesOn() || isOver()) &&
    all("textarea, select, input", old).every((other) => other == field || !isWritten(other));
};

function patch(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  keeping(() => [...template.content.children].forEach((part) => {
    // A whole piece that waits until somebody has written gets what comes meanwhile as well.
    for (const kept of waiting.values()) {
      const stale = part.id && kept.id != part.id && kept.querySelector(`#${CSS.escape(part.id)}`);
      stale ? stale.replaceWith(part.cloneNode(true)) : insert(part, (id) => kept.querySelector(`#${CSS.escape(id)}`));
    }
    insert(part, here) || place(part);
  }));
}

// <template data-list="ID" data-after="ID">: one more in a list. Without a list to put it in, the page is fetched again.
function insert(part, find) {
  if (!part.matches("template")) return false;
  const fresh = part.content.firstElementChild.cloneNode(true);
  const before = part.dataset.after && find(part.dataset.after), list = find(part.dataset.list);
  if (find(fresh.id)) return true;
  if (before) before.after(fresh);
  else if (list) list.prepend(fresh);
  else if (find == here) fetchPage();
  return true;
}

function place(fresh) {
  const old = here(fresh.id);
  if (!old) return;
  if (isSame(old, fresh)) {
    waiting.delete(fresh.id);
    if (old.previousElementSibling?.matches("[data-show]")) old.previousElementSibling.remove();
    return;
  }
  const field = document.activeElement, isBare = !old.firstElementChild;
  // Where nothing stood: still nothing disturbs nobody, and what is new there waits only for whoever is in a sentence.
  const quiet = fresh.hasAttribute("data-quiet") && isText(field) && !(isBare && (!isChanged(field) || !fresh.firstElementChild));
  if (!quiet && !holdsText(old)) return swap(old, fresh);
  // The same to write in as before: nothing whoever writes need be told of.
  if (fresh.dataset.shape && fresh.dataset.shape == old.dataset.shape) return;
  if (isFollowed(old, fresh)) return swap(old, fresh);
  waiting.set(fresh.id, fresh);
  if (quiet) offer(old, fresh);
}

function offer(old, fresh) {
  const count = all("[id]", fresh).filter((part) => !here(part.id)).length;
  let button = old.previousElementSibling;
  if (!button?.matches("[data-show]")) {
    old.insertAdjacentHTML("beforebegin", '<button class="btn btn-small" type="button" data-show></button>');
    button = old.previousElementSibling;
    button.onclick = () => keeping(() => swap(here(fresh.id), waiting.get(fresh.id)));
  }
  button.textContent = (count ? `${count} ${count == 1 ? "ny" : "nye"}` : "Nyt") + " – vis";
}

function swap(old, fresh) {
  waiting.delete(fresh.id);
  const said = new Set(sayings(old));
  const open = all("details", old);
  all("details", fresh).forEach((part, at) => {
    part.open = (part.id ? here(part.id) : open[at])?.open ?? part.open;
  });
  // What is written goes along, where there is a field for it. (Where there is none the outbox has a draft of it.)
  for (const field of all("textarea, input", old).filter((field) => isWritten(field) && field.name && field.type != "radio")) {
    const twin = all("textarea, input", fresh).find((part) => part.name == field.name && part.id == field.id);
    if (twin && "value" in twin) { twin.value = field.value; twin.checked = field.checked; }
  }
  const focused = old.contains(document.activeElement) && document.activeElement;
  if (old.previousElementSibling?.matches("[data-show]")) old.previousElementSibling.remove();
  old.replaceWith(fresh);
  if (focused) refocus(focused, fresh);
  if (fresh.dataset.title) tell(fresh.dataset);
  sayings(fresh).filter((text) => !said.has(text)).forEach(say);
  count();
  document.dispatchEvent(new Event("live:patched"));
}

// The browser's tab and the mark in the bar say where the meeting is.
function tell({ title, phase }) {
  document.title = title;
  page.dataset.phase = phase;
  all(".room-bar .mark path").forEach((arc, at) => {
    arc.classList.toggle("is-here", at + 1 == phase);
    arc.dataset.phase = at + 1;
  });
}

// To the same thing, or where it was: the nearest heading. Never to the top of the page.
function refocus(old, fresh) {
  const twin = (old.id && here(old.id)) ||
    all(old.tagName, fresh).find((part) => old.name && part.name == old.name && part.value == old.value);
  const target = twin || fresh.querySelector("h1, h2, h3, h4") || fresh.closest("section, main");
  if (!twin) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

// What one looks at stays where it is on the screen.
const still = new CSSStyleSheet();
still.replaceSync("html { overflow-anchor: none; }");
document.adoptedStyleSheets.push(still);
function keeping(change) {
  const top = (part) => part.getBoundingClientRect().top;
  const seen = [];
  for (const part of [document.activeElement, ...all("[id]", page)]) {
    const at = page.contains(part) ? top(part) : -1;
    if (at >= 0 && at < innerHeight) seen.push([part, at]);
    // One of these is there afterwards too: two hundred notes need not be measured.
    if (seen.length > 7) break;
  }
  change();
  for (const [part, before] of seen) {
    const kept = part.isConnected ? part : part.id && here(part.id);
    if (kept) return scrollBy(0, top(kept) - before);
  }
}

// When the pen is put down. Not at once: the finger may be on its way to a button.
for (const kind of ["focusout", "submit", "reset", "live:sent"]) {
  document.addEventListener(kind, () => setTimeout(() => keeping(() => [...waiting.values()].forEach(place)), 700));
}

// The badge: connected, or since when not.

let shown;
function show() {
  const text = lost ? `Uden net siden ${clock(lost)}` : "Forbundet";
  const held = lost ? [] : all("[data-no-line]");
  held.forEach((part) => part.remove());
  // What was said about a line that was away is not to be the last one hears.
  if (held.length) say("Forbundet igen. I kan trykke nu.");
  shown = text;
  const shape = lost ? '<path d="M6 1a5 5 0 0 0 0 10Z"/>' : '<circle cx="6" cy="6" r="5"/>';
  for (const badge of all("[data-connection]")) {
    if (badge.textContent == text) continue;
    badge.dataset.tone = lost ? "wait" : "ok";
    badge.innerHTML = `<svg viewBox="0 0 12 12" aria-hidden="true">${shape}</svg>${text}`;
    badge.hidden = false;
  }
  document.dispatchEvent(new CustomEvent("live:line", { detail: !lost }));
}

// The voice: one sentence in five seconds, the latest, and none when somebody has asked for quiet.

let spoke = 0, sentence, speaking;
const sayings = (element) => [element, ...all("[data-say]", element)].map((part) => part.dataset.say).filter(Boolean);
const isMuted = () => all("[data-mute]").some((box) => box.checked);
function say(text) {
  if (isMuted()) return;
  sentence = text;
  speaking ??= setTimeout(() => {
    speaking = null;
    spoke = now();
    for (const region of all("[data-announce]")) region.textContent = sentence;
  }, Math.max(100, spoke + 5000 - now()));
}

// The time that is left by the server's clock, whatever this one shows. It ends nothing.

const started = performance.timeOrigin + (performance.getEntriesByType("navigation")[0]?.responseStart || 0);
const offsets = new WeakMap();
let early = true;
function count() {
  for (const timer of all("[data-ends-at]")) {
    if (!offsets.has(timer)) offsets.set(timer, { ahead: (early ? started : now()) - Number(timer.dataset.now), last: Infinity });
    const known = offsets.get(timer);
    const left = Math.ceil((Number(timer.dataset.endsAt) + known.ahead - now()) / 1000);
    const whole = Math.abs(left);
    const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
    const digits = timer.querySelector("b") ?? timer, unit = timer.querySelector("small");
    if (digits.textContent != text) digits.textContent = text;
    if (unit && left < 0 && unit.textContent != "over tiden") unit.textContent = "over tiden";
    for (const minutes of [5, 1]) {
      if (known.last > minutes * 60 && known.last < Infinity && left <= minutes * 60 && left > 0) say(minutes > 1 ? "5 minutter tilbage" : "1 minut tilbage");
    }
    if (Math.ceil(left / 60) != Math.ceil(known.last / 60)) {
      timer.setAttribute("aria-label", left > 0 ? `${Math.ceil(left / 60)} min. tilbage` : "Tiden er gået");
    }
    known.last = left;
  }
  early = false;
}
count();
setInterval(count, 500);

// The big screen has nothing to press: what there is no room for is turned to, and no note is cut in two.

const sign = () => document.querySelector("[data-turns]");
function turn(step) {
  const room = innerHeight - sign().closest("footer").offsetHeight, air = parseFloat(getComputedStyle(page).paddingBottom);
  const whole = document.documentElement.scrollHeight - innerHeight - air;
  const boxes = all(".note", page).map((part) => part.getBoundingClientRect()).map(({ top, bottom }) => [top + scrollY, bottom + scrollY]);
  const pages = [0];
  for (let at = 0; at < whole - 8; pages.push(Math.min(at, whole))) {
    const cut = boxes.filter(([top, bottom]) => top > at && top < at + room && bottom > at + room).map(([top]) => top);
    at = Math.min(at + room, ...cut);
  }
  const next = (Math.max(0, pages.findLastIndex((top) => top <= scrollY + 8)) + step) % pages.length;
  if (step) scrollTo(0, pages[next]);
  sign().textContent = pages.length > 1 ? `Side ${next + 1} af ${pages.length}` : "";
}
if (sign()) {
  setInterval(() => turn(1), 12000);
  for (const kind of ["live:patched", "live:line"]) document.addEventListener(kind, () => turn(0));
  turn(0);
}

// What needs the server at once waits for it: a press while it is away is not to end in the browser's own error page.

addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (!lost || event.defaultPrevented || form.method != "post") return;
  event.preventDefault();
  all("[data-no-line]").forEach((part) => part.remove());
  ask().then((told) => {
    if (told) return form.requestSubmit(submitter);
    const words = "I mangler nettet lige nu. Tryk igen, når der står »Forbundet«.";
    form.insertAdjacentHTML("beforeend", `<p class="hint" data-no-line>${words}</p>`);
    say(words);
  });
});

// Coming back.

addEventListener("offline", () => { if (page) { lost ||= now(); show(); } });
addEventListener("online", () => page && leads && connect());
addEventListener("pagehide", () => { hangUp(); letGo?.(); });
addEventListener("pageshow", (event) => event.persisted && location.reload());
document.addEventListener("visibilitychange", () => {
  if (!page) return;
  if (document.hidden) return void (hidden = now());
  const long = hidden && now() - hidden > 60000;
  polls = false;
  if (shares && !leads) lead(true);
  else if (long || !source) connect();
  if (long) fetchPage();
});
if (page) shares ? lead(!document.hidden) : connect();

// A note can be dragged to a group with a mouse, by whoever puts notes in order. Each move is a form that stands at the
// note (»Flyt«) and works with one tap and by keyboard: this only presses its button.

{
  const group = (event) => event.target.closest("[data-group], [data-ungrouped]");
  let dragged, over;

  function mark(place) {
    over?.classList.remove("drop");
    (over = place)?.classList.add("drop");
  }

  const move = (place) =>
    [...dragged.querySelectorAll("form")].find(
      ({ elements }) => elements["note-id"] && elements.gruppe?.value == (place.dataset.group ?? "ingen"));

  addEventListener("pointerdown", (event) => {
    const note = event.target.closest("[data-note]");
    if (!note || event.pointerType != "mouse") return;
    note.draggable = Boolean(note.querySelector("form")) && !event.target.closest("a, button, input, summary");
  });
  addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[data-note]");
    if (dragged) event.dataTransfer.effectAllowed = "move";
  });
  addEventListener("dragover", (event) => {
    const place = dragged && group(event);
    mark(place && move(place) ? place : null);
    if (over) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    if (!over) return;
    event.preventDefault();
    move(over).requestSubmit();
  });
  addEventListener("dragend", () => { dragged = null; mark(null); });
}
