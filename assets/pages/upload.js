// The script of the page for uploads: it sends each photo by itself by the tus protocol (/v1/uploads), at most two at the same time, shows
// the progress, and continues after a lost connection. Its texts are attributes of the form, which works without it.

const partBytes = 4 << 20;
const hashedBytes = 256 << 20;
const sentAtOnce = 2;
/// The time without progress after which a connection counts as lost, milliseconds.
const silenceMS = 60_000;
const longestPauseMS = 60_000;

const element = (id) => document.getElementById(id);
const form = element("upload");

// Texts

function text(key, values = {}) {
  const template = form.getAttribute(`data-${key}`) ?? key;
  return template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

const plural = new Intl.PluralRules(document.documentElement.lang);
const separator = document.documentElement.lang.startsWith("zh") ? "" : " ";

function counted(key, count) {
  const own = `${key}.${plural.select(count)}`;
  return text(form.hasAttribute(`data-${own}`) ? own : `${key}.other`, { count });
}

// Requests

/// The connection was lost, or the server cannot answer now: the same is tried again later.
class Lost extends Error {
  constructor(pauseMS = 0) {
    super("lost");
    this.pauseMS = pauseMS;
  }
}

/// The file is not added; the message says why. If that is final, trying the same file again has no use.
class Refused extends Error {
  constructor(message, isFinal = false) {
    super(message);
    this.isFinal = isFinal;
  }
}

/// The person has cancelled the upload.
class Cancelled extends Error {}

/// Sends a request, and returns its answer if it is a success.
function request(upload, method, url, { fields = {}, body = null, onProgress = () => {} } = {}) {
  return new Promise((resolve, reject) => {
    if (upload.isCancelled) throw new Cancelled();
    const call = new XMLHttpRequest();
    let timer;
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => call.abort(), silenceMS);
    };
    const lose = () => reject(upload.isCancelled ? new Cancelled() : new Lost());
    call.open(method, url);
    call.setRequestHeader("Tus-Resumable", "1.0.0");
    for (const [name, value] of Object.entries(fields)) call.setRequestHeader(name, value);
    call.upload.onprogress = (event) => {
      watch();
      onProgress(event.loaded);
    };
    call.onerror = call.onabort = lose;
    call.onload = () => (call.status < 300 ? resolve(call) : reject(problem(call)));
    call.onloadend = () => clearTimeout(timer);
    upload.call = call;
    watch();
    call.send(body);
  });
}

function json(call) {
  try {
    return JSON.parse(call.responseText);
  } catch {
    return {};
  }
}

/// Returns what the answer of a failure means for its upload.
function problem(call) {
  const { code, reason, parameters, retryAfterMS } = json(call);
  const key = `failure.${code}.${reason}`;
  if (call.status === 401) return new Refused(text("uploadSignedOut"));
  if (form.hasAttribute(`data-${key}`)) return new Refused(text(key, parameters), true);
  if ([408, 409, 425, 429].includes(call.status) || call.status >= 500) return new Lost(retryAfterMS);
  const refused = new Refused(text("uploadFailed"));
  refused.status = call.status;
  return refused;
}

/// Waits, until the time has passed, the device has a network again, the page is looked at, or the upload is cancelled.
function pause(upload, timeMS) {
  return new Promise((resolve, reject) => {
    const looked = () => document.visibilityState === "visible" && end();
    const timer = setTimeout(() => end(), timeMS);
    function end() {
      clearTimeout(timer);
      removeEventListener("online", end);
      document.removeEventListener("visibilitychange", looked);
      upload.wake = () => {};
      if (upload.isCancelled) reject(new Cancelled());
      else resolve();
    }
    addEventListener("online", end);
    document.addEventListener("visibilitychange", looked);
    upload.wake = end;
  });
}

// Sending

const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
const encoded = (value) => base64(new TextEncoder().encode(value));

async function bytes(blob) {
  try {
    return await blob.arrayBuffer();
  } catch {
    throw new Refused(text("uploadUnreadable"));
  }
}

/// Returns the hash by which an upload is continued after the page was closed; null where the browser computes none, as without HTTPS.
async function digest(file) {
  if (!globalThis.crypto?.subtle || file.size > hashedBytes) return null;
  const hash = await crypto.subtle.digest("SHA-256", await bytes(file));
  return `sha-256=:${base64(new Uint8Array(hash))}:`;
}

/// Begins an upload, or finds the one that was begun with the same content.
async function begin(upload) {
  const metadata = [`filename ${encoded(upload.file.name)}`];
  if (upload.album) metadata.push(`album ${encoded(upload.album)}`);
  const fields = { "Upload-Length": String(upload.file.size), "Upload-Metadata": metadata.join() };
  if (upload.digest) fields["Repr-Digest"] = upload.digest;
  const call = await request(upload, "POST", "v1/uploads", { fields });
  const answer = json(call);
  if (call.status === 200) return { photo: answer.id, isNew: false };
  upload.path = `v1/uploads/${encodeURIComponent(answer.id)}`;
  return answer;
}

/// Returns the state of an upload; a complete one has a photo.
async function state(upload) {
  try {
    return json(await request(upload, "GET", upload.path));
  } catch (failure) {
    if (failure.status !== 404) throw failure;
    // The server has deleted it; it is begun again.
    upload.path = null;
    throw new Lost();
  }
}

/// Sends the parts that are missing, and returns whether the photo is new.
async function sendParts(upload, onProgress) {
  let { offset, photo, isNew } = upload.path ? await state(upload) : await begin(upload);
  const size = upload.file.size;
  while (!photo) {
    upload.storedBytes = offset;
    if (offset < size) {
      const part = await bytes(upload.file.slice(offset, offset + partBytes));
      upload.showSent(offset);
      const fields = { "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" };
      const sent = { fields, body: part, onProgress: (count) => upload.showSent(offset + count) };
      await request(upload, "PATCH", upload.path, sent);
      offset += part.byteLength;
      onProgress();
      if (offset < size) continue;
    }
    ({ offset, photo, isNew } = await state(upload));
    if (!photo) throw new Lost();
  }
  return isNew !== false;
}

/// Returns whether an earlier file of the list with the same content is being sent. It would be the same upload.
function isBeingSent(upload) {
  const earlier = uploads.slice(0, uploads.indexOf(upload));
  return earlier.some((other) => other.isRunning && other.digest === upload.digest);
}

/// Sends a file, as often as its connection is lost, and returns whether the photo is new.
async function send(upload) {
  upload.showState("uploadReading");
  upload.digest ??= await digest(upload.file);
  while (upload.digest && isBeingSent(upload)) await pause(upload, 500);
  let losses = 0;
  for (;;) {
    try {
      if (upload.isCancelled) throw new Cancelled();
      return await sendParts(upload, () => (losses = 0));
    } catch (failure) {
      if (!(failure instanceof Lost)) throw failure;
      upload.showLoss();
      const backOffMS = Math.min(longestPauseMS, 1_000 * 2 ** losses) * (0.75 + Math.random() / 2);
      losses += 1;
      await pause(upload, Math.max(failure.pauseMS ?? 0, backOffMS));
    }
  }
}

// Rows

/// A file with its row. Its outcome is "" until it has ended.
class Upload {
  constructor(file, album) {
    Object.assign(this, { file, album, path: null, digest: null, wake: () => {} });
    this.row = element("row").content.firstElementChild.cloneNode(true);
    this.part(".name").textContent = file.name;
    this.part("progress").setAttribute("aria-label", text("uploadProgressOf", { name: file.name }));
    this.part(".cancel").setAttribute("aria-label", text("uploadCancelOf", { name: file.name }));
    this.part(".retry").setAttribute("aria-label", text("uploadRetryOf", { name: file.name }));
    this.part(".cancel").addEventListener("click", () => this.cancel());
    this.part(".retry").addEventListener("click", () => this.retry());
    this.wait();
    element("uploads").append(this.row);
  }

  part(selector) {
    return this.row.querySelector(selector);
  }

  wait() {
    Object.assign(this, { outcome: "", isRunning: false, isCancelled: false, isRefused: false, storedBytes: 0 });
    this.part("progress").value = 0;
    this.showState("uploadWaiting");
    this.showButtons();
  }

  showState(key, values) {
    this.showText(text(key, values));
  }

  showText(sentence) {
    const line = this.part(".state");
    if (line.textContent !== sentence) line.textContent = sentence;
  }

  showSent(count) {
    const share = Math.min(1, count / this.file.size);
    this.part("progress").value = share;
    if (share < 1) this.showState("uploadSending", { percent: Math.floor(share * 100) });
    else this.showState("uploadFinishing");
  }

  /// Shows that the connection was lost, and as much of the file as the server certainly has.
  showLoss() {
    this.part("progress").value = this.storedBytes / Math.max(1, this.file.size);
    this.showState("uploadLost");
  }

  showButtons() {
    const hasFocus = this.row.contains(document.activeElement);
    const hasEnded = this.outcome !== "";
    const canRetry = (this.outcome === "failed" && !this.isRefused) || this.outcome === "cancelled";
    this.part("progress").hidden = hasEnded;
    this.part(".cancel").hidden = hasEnded;
    this.part(".retry").hidden = !canRetry;
    this.part(".state").classList.toggle("failed", this.outcome === "failed");
    if (!hasFocus) return;
    const isLast = hasEnded && !canRetry;
    (isLast ? element("files") : this.part(canRetry ? ".retry" : ".cancel")).focus();
  }

  end(outcome, sentence) {
    Object.assign(this, { outcome, isRunning: false });
    this.showText(sentence);
    this.showButtons();
  }

  cancel() {
    if (this.outcome) return;
    this.isCancelled = true;
    this.wake();
    this.call?.abort();
    if (!this.isRunning) this.end("cancelled", text("uploadCancelled"));
    report();
  }

  retry() {
    this.wait();
    start();
  }

  async run() {
    this.isRunning = true;
    try {
      const isNew = await send(this);
      this.end(isNew ? "added" : "known", text(isNew ? "uploadAdded" : "uploadKnown"));
    } catch (failure) {
      if (failure instanceof Cancelled) this.end("cancelled", text("uploadCancelled"));
      else {
        this.isRefused = failure instanceof Refused && failure.isFinal;
        this.end("failed", failure instanceof Refused ? failure.message : text("uploadFailed"));
      }
      this.discard();
    }
  }

  /// Deletes what the server has of an upload that has ended.
  discard() {
    if (!this.path) return;
    request({}, "DELETE", this.path).catch(() => {});
    this.path = null;
  }
}

// The list

const uploads = [];

/// Starts as many uploads as may run.
function start() {
  while (uploads.filter((upload) => upload.isRunning).length < sentAtOnce) {
    const next = uploads.find((upload) => !upload.isRunning && !upload.outcome);
    if (!next) break;
    next.run().finally(start);
  }
  report();
}

/// Says how many files have ended, and in the end what became of them.
function report() {
  const count = (outcome) => uploads.filter((upload) => upload.outcome === outcome).length;
  const done = uploads.length - count("");
  const sums = ["Added", "Known", "Failed", "Cancelled"]
    .map((name) => [`upload${name}Count`, count(name.toLowerCase())])
    .filter(([, number]) => number > 0)
    .map(([key, number]) => counted(key, number));
  const isDone = done === uploads.length;
  const sentence = isDone ? sums.join(separator) : text("uploadDone", { done, count: uploads.length });
  const summary = element("summary");
  if (summary.textContent !== sentence) summary.textContent = sentence;
  const button = element("cancel-all");
  const hadFocus = button === document.activeElement;
  button.hidden = isDone;
  if (isDone && hadFocus) element("files").focus();
}

element("cancel-all").addEventListener("click", () => uploads.forEach((upload) => upload.cancel()));

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const files = element("files");
  const album = element("album").value.trim();
  element("progress").hidden = false;
  for (const file of files.files) uploads.push(new Upload(file, album));
  files.value = "";
  start();
  element("progress").scrollIntoView({ block: "nearest" });
});
