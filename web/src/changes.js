// Every change carries the page's CSRF token.
export function csrfToken() {
  return document.querySelector("meta[name=csrf]")?.content ?? "";
}

// Sends a form's fields (an object or FormData) and gives the response; throws with the server's words.
export async function sendChange(address, fields) {
  const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
  const answer = await fetch(address, {
    method: "POST",
    body,
    headers: { "X-CSRF": csrfToken(), Accept: "application/json" },
  });
  if (!answer.ok) {
    const told = await answer.json().catch(() => ({ error: answer.statusText }));
    throw new Error([told.error, told.mend].filter(Boolean).join("; "));
  }
  return answer;
}
