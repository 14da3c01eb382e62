// SPDX-License-Identifier: EUPL-1.2
// Says in words where the slider stands; without this it works the same and the words stand below it.

const slider = document.getElementById("id_goal");
const words = [...document.querySelectorAll("[data-goal-words] > li")];

const say = () => {
  for (const word of words) {
    const chosen = word.dataset.value === slider.value;
    word.classList.toggle("is-chosen", chosen);
    if (chosen) slider.setAttribute("aria-valuetext", word.textContent);
  }
};

if (slider) {
  for (const word of words) word.addEventListener("click", () => { slider.value = word.dataset.value; say(); });
  slider.addEventListener("input", say);
  say();
}
