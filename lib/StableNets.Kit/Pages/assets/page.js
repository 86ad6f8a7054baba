// On a narrow screen the contents start folded, so that the lesson is the first thing to read.
for (const contents of document.querySelectorAll(".contents details")) {
  if (window.matchMedia("(max-width: 70rem)").matches) contents.open = false;
}
