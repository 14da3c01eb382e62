// SPDX-License-Identifier: EUPL-1.2
// Fills the first form that asks something with what no field takes, and sends it past the checks of the browser.
() => {
  const asks = "input:not([type=hidden], [type=file], [tabindex='-1']), select, textarea";
  const form = [...document.querySelectorAll("main form[method=post], aside form[method=post]")].find((one) => one.querySelector(asks) && !one.querySelector("[type=range]")); // a slider is never wrong
  if (!form) return false;
  const nonsense = { number: "-5", email: "geen adres", date: "", time: "", radio: "onzin", checkbox: "onzin" };
  for (const field of form.querySelectorAll(asks)) {
    if (field.matches("select")) field.add(new Option("onzin", "onzin"));
    field.checked = true;
    field.value = field.matches("select") ? "onzin" : (nonsense[field.type] ?? (field.name === "pasted" ? "" : "x".repeat(7000)));
  }
  form.noValidate = true;
  form.requestSubmit(form.querySelector("button[name=deed]")); // where there are several forms; null sends without a button
  return true;
};
