// Passkeys: asks the server for a challenge, lets the device answer it, and sends the form with the answer.
// Pages are whole without this file; what needs it is hidden until it runs where passkeys are possible.
const forms = document.querySelectorAll("form[data-passkey]");

if (window.PublicKeyCredential?.parseCreationOptionsFromJSON && window.isSecureContext) {
  for (const form of forms) {
    form.querySelector("button").hidden = false;
    const without = form.querySelector("[data-passkey-without]");
    if (without) without.hidden = true;
    form.addEventListener("submit", (event) => {
      if (form.elements.Answer.value) return;
      event.preventDefault();
      answer(form);
    });
  }
}

async function answer(form) {
  const fault = form.querySelector("[data-passkey-fault]");
  fault.hidden = true;
  try {
    const response = await fetch(form.dataset.challenge, {
      method: "POST",
      body: new URLSearchParams({ __RequestVerificationToken: form.elements.__RequestVerificationToken.value }),
    });
    if (!response.ok) throw new Error(response.statusText);
    const options = await response.json();
    const credential = form.dataset.passkey === "create"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    form.elements.Answer.value = JSON.stringify(credential);
    form.requestSubmit();
  } catch {
    fault.hidden = false;
  }
}
