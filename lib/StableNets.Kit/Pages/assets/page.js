// On a narrow screen the contents start folded, so that the lesson is the first thing to read.
for (const contents of document.querySelectorAll(".contents details")) {
  if (window.matchMedia("(max-width: 70rem)").matches) contents.open = false;
}

// What is too wide scrolls in its box; the keyboard must reach those boxes, and only those.
function letKeyboardScroll() {
  for (const box of document.querySelectorAll("pre, .table, .formula, .output.rich")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}
addEventListener("load", letKeyboardScroll);
addEventListener("resize", letKeyboardScroll);
