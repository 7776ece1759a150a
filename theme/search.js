/* Searches the site from its search page, the only one that loads this. Each language has an index
   of its own (plugins/search/making.py), and is searched with the endings of its own words. What is
   found is put into the page as text, never as HTML. */

const STEP = 10;
const form = document.querySelector(".find");
const section = document.querySelector(".found");
const status = section.querySelector("[role=status]");
const list = section.querySelector("ul");
const more = section.querySelector("button");
const { base, none, one, many, failed, waiting } = form.dataset;
const here = document.documentElement.lang;
const choices = ["kind", "person", "year", "language"].map(name => form.elements[name]);
const languages = [...form.elements.language.options].map(option => option.value).filter(Boolean);
languages.sort((a, b) => (b === here) - (a === here));
const day = new Intl.DateTimeFormat(here === "en" ? "en-GB" : here, { dateStyle: "long", timeZone: "UTC" });
let engines;
let asked = 0;
let before = Promise.resolve();
let rest = [];

/* One copy of the program for each language, since a copy knows the endings of one alone. Each searches
   in a thread of its own, so that a slow phone still follows the finger. */
function loaded() {
	engines ??= Promise.all(languages.map(async lang => {
		const { createInstance } = await import(`${base}pagefind/pagefind.js?${lang}`);
		const basePath = `${base}pagefind/${lang}/`;
		return [lang, createInstance({ basePath, baseUrl: base, ranking: { metaWeights: { also: 0.3 } } })];
	}));
	engines.catch(() => { engines = undefined; });
	return engines;
}

/* What is found in one language, the best first; without words the newest first. */
async function foundIn(lang, engine, words, filters) {
	if (!words) {
		const { results } = await engine.search(null, { filters, sort: { date: "desc" } });
		return results.map(result => entry(lang, result));
	}
	for (const spelt of spellings(words)) {
		const { results } = await engine.search(spelt, { filters });
		if (results.length && isMeant(spelt, await results[0].data()))
			return results.map(result => entry(lang, result));
	}
	return [];
}

function entry(lang, result) {
	return { lang, score: result.score, data: () => result.data() };
}

/* As it is asked for, and as it is spelt where there is no å, ä, æ, ö or ø, or was once. */
function spellings(words) {
	const plain = words.normalize("NFC");
	const short = plain.replace(/a[ae]/gi, "a").replace(/oe/gi, "o");
	return new Set([plain, short, plain.replace(/å/gi, "aa")]);
}

/* Where no word is like the one asked for, Pagefind takes what it begins with: "me" for
   "medarbetare". So each word must be in the first of what is found, by itself, as the beginning
   of a longer one, or with another ending. */
function isMeant(words, { meta, raw_content: content, locations }) {
	const read = content.split(/\s+/);
	const near = [...locations.map(place => read[place] ?? ""), ...Object.values(meta)]
		.flatMap(text => text.split(/\s+/)).flatMap(word => [word, ...word.split(/[^\p{L}\p{M}\p{N}]+/u)]).map(folded);
	return words.split(/\s+/).map(folded).filter(Boolean).every(word => near.some(one => isForm(one, word)));
}

/* What the endings of Swedish, Danish and English are made of. */
const ENDING = /^(?:ig|lig|els|het|hed|l[oø]st?|full|[adenorst]|ing|ly|ful|ness|ment|al|ic|iv|ous|abl|ibl|iz|[iy])*$/;
const STEM = 3;

function isForm(one, word) {
	if (word.length < STEM) return one === word;
	let same = 0;
	while (same < word.length && one[same] === word[same]) same++;
	return same === word.length || (same >= STEM && ENDING.test(word.slice(same)) && ENDING.test(one.slice(same)));
}

function folded(text) {
	return text.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/* One search at a time: an index that is asked again before it has answered forgets the first. */
function search() {
	const turn = ++asked;
	before = before.then(() => turn === asked && searchNow(turn));
}

async function searchNow(turn) {
	const words = form.elements.q.value.trim().slice(0, 200);
	const [kind, person, year, language] = choices.map(choice => choice.value);
	const filters = Object.fromEntries(
		Object.entries({ kind, person, year }).filter(([, value]) => value));
	keepInAddress(words);
	if (!words && !kind && !person && !year && !language) {
		section.hidden = true;
		showWays();
		return;
	}
	section.hidden = false;
	status.textContent = waiting;
	try {
		const all = (await loaded()).filter(([lang]) => !language || lang === language);
		const each = all.map(([lang, engine]) => foundIn(lang, engine, words, filters));
		const found = (await Promise.all(each)).flat();
		if (turn !== asked) return;
		rest = found.sort((a, b) => (words ? b.score - a.score : 0));
		const count = rest.length;
		list.replaceChildren();
		await show(turn);
		if (turn === asked) showWays();
		if (turn === asked) status.textContent = !count ? none : count === 1 ? one : many.replace("{}", count);
	} catch {
		if (turn === asked) say(failed);
	}
}

/* The other ways in come when it is known what stands above them, so that nothing jumps. */
function showWays() {
	document.querySelector(".ways").classList.add("shown");
}

function say(words) {
	showWays();
	rest = [];
	list.replaceChildren();
	more.hidden = true;
	status.textContent = words;
}

/* Show the next few; return the first of them. */
async function show(turn) {
	const next = rest.slice(0, STEP);
	const items = await Promise.all(next.map(async result => item(result.lang, await result.data())));
	if (turn !== asked) return null;
	rest = rest.slice(STEP);
	list.append(...items);
	more.hidden = !rest.length;
	return items[0];
}

function item(lang, { url, meta, filters, excerpt }) {
	const facts = element("p", { className: "meta stack" });
	const kind = option("kind", filters.kind?.[0]);
	if (kind) {
		const word = element("b", { className: "kind" }, kind.textContent);
		if (kind.dataset.mark) word.dataset.mark = kind.dataset.mark;
		facts.append(word, " ");
	}
	if (meta.date) facts.append(element("time", { dateTime: meta.date }, day.format(new Date(meta.date))), " ");
	if (lang !== here) facts.append(element("span", {}, option("language", lang)?.dataset.in ?? lang));
	const text = element("div", { className: "text" });
	if (lang !== here) text.lang = lang;
	const link = element("a", { href: url }, meta.title);
	text.append(element("h3", {}, link));
	if (excerpt) text.append(element("p", {}, begins(excerpt), ...marked(excerpt), ends(excerpt)));
	const why = excerpt.includes("<mark>") ? "" : meta.tags;
	const beside = [meta.by === meta.title ? "" : meta.by, why].filter(Boolean).join(" · ");
	if (beside) text.append(element("p", { className: "meta" }, beside));
	return element("li", { className: "entry line" }, facts, text);
}

/* What is taken out of the middle of a sentence says so. */
function begins(excerpt) {
	return /^(<mark>)?[\p{Ll}\p{P}]/u.test(excerpt) && !/^["“”»«(]/.test(excerpt) ? "… " : "";
}

function ends(excerpt) {
	return /[.!?…:]["”»)]?(<\/mark>)?$/.test(excerpt.trim()) ? "" : " …";
}

/* Pagefind gives HTML: it is read where nothing runs, and only its words and marks are taken. */
function marked(html) {
	const read = new DOMParser().parseFromString(html, "text/html").body;
	return [...read.childNodes].flatMap(({ nodeName, textContent }) => {
		const [, before, word, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(textContent);
		return nodeName === "MARK" && word ? [before, element("mark", {}, word), after] : [textContent];
	});
}

function element(name, facts, ...children) {
	const made = Object.assign(document.createElement(name), facts);
	made.append(...children);
	return made;
}

function option(name, value) {
	return [...form.elements[name].options].find(each => value && each.value === value);
}

function keepInAddress(words) {
	const kept = new URLSearchParams();
	if (words) kept.set("q", words);
	for (const choice of choices) if (choice.value) kept.set(choice.name, choice.value);
	const query = kept.toString();
	history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

function takeFromAddress() {
	const given = new URLSearchParams(location.search);
	form.elements.q.value = given.get("q") ?? "";
	for (const choice of choices) {
		const value = given.get(choice.name) ?? "";
		choice.value = option(choice.name, value) ? value : "";
	}
}

let pause;
form.addEventListener("submit", event => { event.preventDefault(); clearTimeout(pause); search(); });
form.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(search, 250); });
form.elements.q.addEventListener("focus", () => loaded().catch(() => {}), { once: true });
more.addEventListener("click", async () => {
	try {
		(await show(asked))?.querySelector("a").focus();
	} catch {
		say(failed);
	}
});
takeFromAddress();
search();
