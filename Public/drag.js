// A note of a room can be dragged to a group with a mouse, for whoever puts notes in order. Each move is a form that
// stands at the note (»Flyt«) and works with one tap and by keyboard: this script only presses its button.

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
