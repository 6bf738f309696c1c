"use strict";

/* The 95 % interval of a share by Wilson (1927): hits of trials -> [low, high]. */
function wilson(hits, trials) {
  const z = 1.959964;
  const share = hits / trials;
  const middle = share + (z * z) / (2 * trials);
  const spread = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  const scale = 1 + (z * z) / trials;
  return [(middle - spread) / scale, (middle + spread) / scale];
}

/* How many of the judged labels are wrong, in words that name no poster. */
function rateSentence(wrong, judged) {
  if (judged === 0) {
    return "none judged yet";
  }
  const percent = (share) => Math.round(100 * share);
  const [low, high] = wilson(wrong, judged).map(percent);
  return `${wrong} of the ${judged} judged: ${percent(wrong / judged)} %, 95 % interval ${low}–${high} %`;
}

function readJudgements(key) {
  try {
    return Object.assign({}, JSON.parse(localStorage.getItem(key)));
  } catch (error) {
    return {}; /* no storage here, or something else in it: judgements then last as long as the page */
  }
}

function writeJudgements(key, judgements) {
  try {
    localStorage.setItem(key, JSON.stringify(judgements));
  } catch (error) {
    /* as above */
  }
}

function keepJudgements(section) {
  const key = `onesheet judgements: ${section.dataset.model}`;
  const radios = [...section.querySelectorAll("input[type=radio]")];
  let judgements = readJudgements(key);
  const tell = () => {
    const chosen = radios.filter((radio) => radio.checked);
    const wrong = chosen.filter((radio) => radio.value === "network");
    section.querySelector("output").textContent = rateSentence(wrong.length, chosen.length);
  };
  const show = () => {
    radios.forEach((radio) => {
      radio.checked = judgements[radio.name] === radio.value;
    });
    tell();
  };
  section.addEventListener("change", (event) => {
    judgements[event.target.name] = event.target.value;
    writeJudgements(key, judgements);
    tell();
  });
  section.querySelector("button").addEventListener("click", () => {
    judgements = {};
    writeJudgements(key, judgements);
    show();
  });
  section.querySelector(".rate").hidden = false;
  show();
}

const errorsSection = document.getElementById("errors");
if (errorsSection) {
  keepJudgements(errorsSection);
}
