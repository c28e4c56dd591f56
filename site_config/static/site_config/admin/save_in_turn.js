/* One save after another: who presses a button while Wagtail is saving by itself waits for that.

   A new page that is saved by itself gets its own address. A form sent before that address is
   known asks for a second page, and is refused because the first one has its slug. */
(() => {
  const autosaveOf = (form) =>
    window.wagtail?.app?.getControllerForElementAndIdentifier(form, "w-autosave");

  // The button may be replaced or switched off meanwhile: then a field says what it would.
  const send = (form, button) => {
    if (!button || (button.form === form && !button.disabled)) {
      form.requestSubmit(button);
      return;
    }
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: button.name, value: button.value });
    form.append(field);
    form.requestSubmit();
  };

  document.addEventListener("submit", async (event) => {
    const autosave = autosaveOf(event.target);
    if (!autosave || event.defaultPrevented) return;
    // Nothing is saved by itself any more: what is sent holds everything.
    autosave.activeValue = false;
    if (!autosave.submitPromise) return;
    event.preventDefault();
    await autosave.submitPromise;
    send(event.target, event.submitter);
  });

  // Wagtail calls every refusal that it does not know a fault of the server.
  document.addEventListener(
    "w-autosave:error",
    ({ detail }) => {
      const { error_code, error_message } = detail.response ?? {};
      if (error_code === "signed_out") detail.text = error_message;
    },
    { capture: true },
  );

  // Back from the next page, with the form as it was left.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll("[data-edit-form]")) {
      const autosave = autosaveOf(form);
      if (autosave) autosave.activeValue = true;
    }
  });
})();
