/** Sends one request as JSON. @returns {Promise<{status: number, text: string, body: any}>} */
export async function call({ url }, token, { method = 'GET', path, body }) {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) };
}

/** The same for steps on the way: an answer that is no success ends the bench. */
export async function must(server, token, request) {
  const answer = await call(server, token, request);
  if (answer.status >= 300) throw new Error(`${request.method ?? 'GET'} ${request.path} failed: ${answer.text}`);
  return answer.body;
}
