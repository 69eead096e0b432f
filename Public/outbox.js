// What somebody has written is never lost: a draft is kept while it is written, and a form that says data-outbox is sent
// when there is net, again and again, until the server has answered. Each carries a key of its own (`noegle`), so that
// what was sent twice counts once. Without this script the forms are forms.
//
// What waits stands in [data-outbox-list] until the server shows it there itself.

const here = location.pathname;
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const clock = () => new Date().toTimeString().slice(0, 5).replace(":", ".").replace(/^0/, "");
const device = matchMedia("(pointer: coarse)").matches ? "telefon" : "computer";

// Storage may be full, forbidden or forgotten when the window closes; then the page itself has to remember.
const memory = new Map();
const shelf = {
  keeps: (() => { try { localStorage.setItem("?", ""); localStorage.removeItem("?"); return true; } catch { return false; } })(),
  get(key) { try { return memory.get(key) ?? localStorage.getItem(key); } catch { return memory.get(key); } },
  set(key, text) { try { localStorage.setItem(key, text); memory.delete(key); } catch { memory.set(key, text); } },
  drop(key) { memory.delete(key); try { localStorage.removeItem(key); } catch {} },
  keys() { try { return [...new Set([...Object.keys(localStorage), ...memory.keys()])]; } catch { return [...memory.keys()]; } },
};

const newKey = () =>
  crypto.randomUUID?.() ??
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("")
    .replace(/^(.{8})(.{3}).(.{3}).(.{3})(.{12}).*$/, "$1-$2a-4$3-8$4-$5").slice(0, 36);

// Drafts.

const written = "textarea[data-draft], form[data-outbox] textarea";
const draftKey = (field) => `kladde ${here} ${field.form?.dataset.draftKey ?? ""} ${field.name}`;
const drafts = new WeakMap();
function restore() {
  for (const field of all(written)) {
    const kept = shelf.get(draftKey(field));
    if (kept && !field.value) field.value = kept;
    if (!shelf.keeps && !field.form.querySelector("[data-forgetful]")) {
      field.insertAdjacentHTML("beforebegin",
        '<p class="hint" data-forgetful>Denne browser gemmer ikke kladder. Bliv på siden, til der står »Sendt«.</p>');
    }
  }
  for (const field of all("form[data-outbox] [name=noegle]")) field.value = newKey();
  for (const form of all("form[data-ballot]")) {
    const item = itemsOf(here).find((item) => isOf(form, item));
    if (!item) continue;
    for (const [name, value] of new URLSearchParams(item.body)) if (name.startsWith("prik-")) form.elements[name].value = value;
    drawDots(form);
  }
}
function keep(field) {
  clearTimeout(drafts.get(field));
  field.value.trim() ? shelf.set(draftKey(field), field.value) : shelf.drop(draftKey(field));
}
document.addEventListener("input", ({ target }) => {
  if (!target.matches(written)) return;
  clearTimeout(drafts.get(target));
  drafts.set(target, setTimeout(() => keep(target), 300));
});
let leaving = false;
addEventListener("pagehide", () => leaving || all(written).forEach((field) => isChanged(field) && keep(field)));
const isChanged = (field) => field.value != field.defaultValue;

// The outbox: under a key each, in the order they were written.

const itemsOf = (path) =>
  shelf.keys().filter((key) => key.startsWith(path ? `ud ${path} ` : "ud "))
    .map((key) => ({ ...JSON.parse(shelf.get(key) ?? null), at: key })).filter((item) => item.body)
    .sort((a, b) => a.since - b.since);
const save = ({ at, ...item }) => shelf.set(at, JSON.stringify(item));

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches('[action="/log-ud"]')) return signOut(event);
  all(written, form).forEach((field) => { clearTimeout(drafts.get(field)); shelf.drop(draftKey(field)); });
  if (!form.matches("[data-outbox]")) return;
  event.preventDefault();
  const isBallot = form.matches("[data-ballot]");
  if (isBallot && !lay(form, event.submitter)) return;
  const fields = new URLSearchParams(new FormData(form, isBallot ? null : event.submitter));
  const texts = all("textarea, input[type=text]", form);
  const text = texts.map((field) => field.value.trim()).filter(Boolean).join("\n");
  if (texts.length && !text) return texts[0].focus();
  const id = fields.get("noegle") || newKey();
  fields.set("noegle", id);
  save({
    at: `ud ${here} ${id}`, id, text, since: Date.now(), action: event.submitter?.hasAttribute("formaction") ? event.submitter.formAction : form.action,
    body: String(fields), field: texts[0]?.id, ballot: isBallot ? fields.get("afstemning") : undefined,
  });
  // The focus first, while the page stands as it was measured; what is drawn is seen before it is sent.
  texts[0]?.focus();
  form.reset();
  for (const key of all("[name=noegle]", form)) key.value = newKey();
  draw();
  setTimeout(send);
});

// One tab sends at a time. Should two do it all the same, the key makes it one.
let sending = false, pause = 0, next;
function send() {
  clearTimeout(next);
  if (sending) return;
  sending = true;
  const work = () => sendAll().finally(() => { sending = false; });
  navigator.locks ? navigator.locks.request("udbakke", work) : work();
}

async function sendAll() {
  // Looked up anew each time: more may be written while one is on its way.
  for (let item; (item = itemsOf("").find((item) => !item.refused)); ) {
    const wait = await deliver(item).catch(() => (pause = Math.min((pause || 1000) * 2, 15000)));
    draw();
    if (wait) { next = setTimeout(send, wait * (0.75 + Math.random() / 2)); return; }
    pause = 0;
  }
}

// Nothing when it is settled; otherwise how long to wait, in milliseconds.
async function deliver(item) {
  const answer = await fetch(item.action, {
    method: "POST", body: new URLSearchParams(item.body), signal: AbortSignal.timeout(15000),
    headers: { Accept: "application/json, text/html;q=0.5" },
  });
  // Sent on to a page that is not the meeting's: to sign in, most likely. It has not been taken.
  const path = item.at.split(" ")[1];
  const strayed = answer.redirected && !new URL(answer.url).pathname.startsWith(path);
  if (answer.ok && !strayed) {
    shelf.drop(item.at);
    sent.set(item.ballot ?? item.id, { ...item, said: `Sendt ${clock()}` });
    // The line tells what came of it. When it does not, the page is asked.
    setTimeout(() => sent.has(item.id) && document.dispatchEvent(new Event("live:missed")), 2500);
    document.dispatchEvent(new Event("live:sent"));
    return;
  }
  if (strayed || answer.status == 401) {
    save({ ...item, said: "Gemt. Log ind igen, så sender vi den" });
    return 20000;
  }
  if ([408, 425, 429].includes(answer.status) || answer.status >= 500) {
    return Number(answer.headers.get("retry-after")) * 1000 || (pause = Math.min((pause || 1000) * 2, 15000));
  }
  const said = (await reason(answer)) || "Serveren tog ikke imod det.";
  // Dots that are not taken are where they were before: the page is asked.
  if (item.ballot) {
    shelf.drop(item.at);
    sent.set(item.ballot, { ...item, refused: true, said });
    return void document.dispatchEvent(new Event("live:missed"));
  }
  // A no that will stay a no. The text is theirs: it stays until they take it back.
  save({ ...item, refused: true, said });
}

async function reason(answer) {
  const text = await answer.text();
  try {
    const said = JSON.parse(text);
    return said.detail || said.title;
  } catch {
    const page = new DOMParser().parseFromString(text, "text/html");
    return page.querySelector("main .error, [data-said] *, [role=alert] li, main h1")?.textContent.trim();
  }
}

// How it stands, beside each.

const icons = {
  kept: '<rect x="4" y="1.5" width="8" height="13" rx="1.5"/><path d="M7.5 12h1"/>',
  sent: '<path d="m2.5 8.5 3.5 3.5 7.5-8"/>',
};
const sent = new Map();

function draw() {
  const waiting = itemsOf(here), own = [...sent.values(), ...waiting].filter((item) => !item.ballot);
  for (const form of all("form[data-ballot]")) {
    const item = [...waiting, ...sent.values()].find((item) => isOf(form, item));
    if (item) mark(form.querySelector("[data-state]"), item);
  }
  let list = document.querySelector("ul[data-outbox-list]");
  if (!list && own.length) {
    // The page has a sentence where the list will be.
    document.querySelector("[data-outbox-list]")
      ?.insertAdjacentHTML("afterend", '<ul class="notes" role="list" data-outbox-list data-waiting></ul>');
    list = document.querySelector("ul[data-outbox-list]");
  }
  if (!list) return;
  const shown = new Map(all("li[data-waiting]", list).map((part) => [part.dataset.waiting, part]));
  const rest = all(":scope > li:not([data-waiting])", list).map((part) => part.outerHTML).join();
  for (const item of own) {
    // What the server shows already is not shown twice.
    if (rest.includes(item.id)) { sent.delete(item.id); continue; }
    if (!shown.has(item.id)) list.prepend(note(item));
    state(list.querySelector(`[data-waiting="${CSS.escape(item.id)}"]`), item);
    shown.delete(item.id);
  }
  for (const gone of shown.values()) gone.remove();
}

function note(item) {
  const part = document.createElement("li");
  part.className = "note";
  part.dataset.waiting = item.id;
  part.innerHTML = '<span></span><p></p><p class="note-meta"><span class="state" data-state></span></p>';
  part.querySelector("p").textContent = item.text;
  return part;
}

function mark(place, item) {
  const text = item.said ?? `Gemt på din ${device} – sendes, når der er net`;
  if (place.textContent == text) return false;
  const state = [...sent.values()].some(({ id }) => id == item.id) && !item.refused ? "sent" : "kept";
  place.dataset.state = state;
  place.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true">${icons[state]}</svg>`;
  place.append(text);
  return true;
}

function state(shown, item) {
  const place = shown.querySelector("[data-state]");
  if (!mark(place, item)) return;
  if (!item.refused || shown.querySelector("[data-back]")) return;
  const back = document.createElement("button");
  Object.assign(back, { type: "button", className: "btn btn-quiet btn-small", textContent: "Tag teksten tilbage" });
  back.dataset.back = "";
  back.onclick = () => {
    const field = document.getElementById(item.field) ?? document.querySelector("form[data-outbox] textarea");
    if (!field) return;
    field.value = [field.value.trim(), item.text].filter(Boolean).join("\n");
    shelf.drop(item.at);
    draw();
    field.focus();
    if (field.matches(written)) keep(field);
  };
  place.after(back);
}

// Dots: the whole ballot is sent each time, and only the latest counts. They stand on the page at once.

const isOf = (form, item) => item.ballot && item.ballot == form.elements.afstemning.value;

// False for a dot that cannot be given or taken.
function lay(form, button) {
  if (button.getAttribute("aria-disabled")) return false;
  const field = form.elements["prik-" + button.value];
  field.value = Number(field.value) + (button.name == "plus" ? 1 : -1);
  for (const item of itemsOf(here)) if (isOf(form, item)) shelf.drop(item.at);
  sent.delete(form.elements.afstemning.value);
  drawDots(form);
  return true;
}

function drawDots(form) {
  const fields = all("[name^=prik-]", form), given = fields.reduce((sum, field) => sum + Number(field.value), 0);
  const left = form.dataset.ballot - given;
  form.querySelector("[data-left]").textContent = left;
  all(".budget circle", form).forEach((circle, at) => circle.classList.toggle("on", at < left));
  for (const field of fields) {
    const own = Number(field.value), place = field.parentElement;
    const dots = '<svg viewBox="0 0 18 18"><circle class="on" cx="9" cy="9" r="7.5"/></svg>'.repeat(own);
    place.innerHTML = `<span class="${own ? "dots" : "muted"}" aria-hidden="true">${dots || 0}</span>
      <span class="vh">Du har ${own ? `givet ${own} ${own == 1 ? "prik" : "prikker"}` : "ikke givet nogen prikker"}</span>`;
    place.prepend(field);
    for (const button of all("button", place.parentElement)) {
      const isOn = button.name == "plus" ? left > 0 && own < form.dataset.most : own > 0;
      isOn ? button.removeAttribute("aria-disabled") : button.setAttribute("aria-disabled", true);
    }
  }
}

// The list was drawn anew by the server, which has what was sent.
document.addEventListener("live:patched", () => {
  for (const [id, item] of sent) item.ballot || document.querySelector(`[data-waiting="${CSS.escape(id)}"]`) || sent.delete(id);
  restore();
  draw();
});
document.addEventListener("live:line", ({ detail }) => detail && send());
addEventListener("online", send);
addEventListener("storage", draw);
addEventListener("beforeunload", (event) => memory.size && event.preventDefault());

// On a shared computer nothing of it may lie there for the next one.
function signOut(event) {
  const count = itemsOf("").length;
  if (count && !confirm("Noget af det, du har skrevet eller givet prikker til, er ikke sendt endnu og går tabt. Log ud alligevel?")) {
    return event.preventDefault();
  }
  leaving = true;
  shelf.keys().filter((key) => /^(ud|kladde) /.test(key)).forEach((key) => shelf.drop(key));
}

restore();
draw();
send();
