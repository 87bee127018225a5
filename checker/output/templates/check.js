(() => {
  const form = document.querySelector("form.filter");
  const status = document.querySelector(".status");
  const sections = [...document.querySelectorAll("section[data-outcome]")];
  const fold = (text) =>
    text.normalize("NFC").toLowerCase().replace(/[๐-๙]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙".indexOf(digit));
  const entries = sections.flatMap((section) =>
    [...section.querySelectorAll("[data-entry]")].map((element) => ({
      element, outcome: section.dataset.outcome, text: fold(element.textContent),
    })));

  const show = () => {
    const chosen = new FormData(form);
    const outcomes = chosen.getAll("outcome");
    const words = fold(chosen.get("words")).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { element, outcome, text } of entries) {
      element.hidden = !(outcomes.includes(outcome) && words.every((word) => text.includes(word)));
      shown += element.hidden ? 0 : 1;
    }
    for (const section of sections)
      section.hidden = !section.querySelector("[data-entry]:not([hidden])");
    status.textContent = shown === entries.length ? "" :
      shown ? `แสดง ${shown} จาก ${entries.length} ข้อ` : "ไม่พบข้อที่ตรงกับที่เลือกหรือคำที่ค้น";
  };

  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
})();
