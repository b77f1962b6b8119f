/* global document, FormData, fetch */
const form = document.getElementById('flow');
const json = document.getElementById('json');
const outcome = document.getElementById('outcome');

/** The token of Keyrack that this editor's back end asks for. Pickers ask again when it has ended. */
async function getToken() {
  const answer = await fetch('/keyrack-token', { method: 'POST' });
  return (await answer.json()).token;
}

function show() {
  const nodes = [...new FormData(form)].map(([id, credential]) => ({ id: `${id}_0`, data: { credential } }));
  json.textContent = JSON.stringify({ nodes }, null, 2);
}

for (const picker of document.querySelectorAll('keyrack-credential-picker')) {
  picker.getToken = getToken;
  picker.addEventListener('change', ({ detail }) => {
    show();
    outcome.textContent = detail.id === '' ? '' : `${detail.name} is connected.`;
  });
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  outcome.textContent = 'The flow is saved.';
});

show();
