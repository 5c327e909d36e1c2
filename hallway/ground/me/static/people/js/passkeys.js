// Says so when a passkey did not work, and hides the buttons where there are no passkeys.
if (!window.PublicKeyCredential) {
  for (const button of document.querySelectorAll("[data-needs-passkeys]")) button.hidden = true;
}
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const note of document.querySelectorAll("[data-passkey-error]")) note.hidden = false;
});
