/* Searches the site from its search page, the only one that loads this. Each language has an index
   of its own (plugins/search/making.py), and is searched with the endings of its own words. What is
   found is put into the page as text, never as HTML. */

import { hasSigns, meantBy, wordsLike, wordsOf } from "./search_words.js";

const STEP = 10;
/* A word half written is found nowhere: so long one may go on before that is said, in milliseconds. */
const PATIENCE = 800;
/* A beginning of more words than this is a short one, and all that Pagefind finds by it is meant. */
const MANY = 40;
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
		const options = { basePath: folderOf(lang), baseUrl: base, exactDiacritics: hasSigns(lang) };
		return [lang, createInstance({ ...options, ranking: { metaWeights: { also: 0.3 } } })];
	}));
	engines.catch(() => { engines = undefined; });
	return engines;
}

function folderOf(lang) {
	return `${base}pagefind/${lang}/`;
}

/* What is found in one language, the best first; without words the newest first. */
async function foundIn(lang, engine, words, filters) {
	if (!words.length) {
		const { results } = await engine.search(null, { filters, sort: { date: "desc" } });
		return results.map(result => ({ score: 0, result }));
	}
	const each = [];
	for (const word of words) {
		const pages = await pagesOf(word, lang, engine, filters);
		if (!pages.length) return [];
		each.push(...pages);
	}
	const [first, ...others] = each.map(({ found }) => found);
	const whole = others.length ? await engine.search(each.map(({ spelt }) => spelt).join(" "), { filters }) : { results: [] };
	const together = new Map(whole.results.map(result => [result.id, result]));
	return [...first].filter(([id]) => others.every(found => found.has(id))).map(([id, { result }]) => {
		const score = each.reduce((sum, { found }) => sum + found.get(id).score, 0);
		return { score, result: together.get(id) ?? result };
	});
}

/* The pages of a word, or those of each of its parts: a name is known by the half of it. */
async function pagesOf({ whole, parts }, lang, engine, filters) {
	for (const words of [[whole], parts]) {
		const pages = [];
		for (const word of words) pages.push(await pagesWith(word, lang, engine, filters));
		if (pages.every(({ found }) => found.size)) return pages;
	}
	return [];
}

/* The pages on which a word is meant, by their ids, and how they spell it: as it is asked for, or as it
   is spelt where there is no å, ä, æ, ö or ø, or was once. */
async function pagesWith(word, lang, engine, filters) {
	for (const spelling of new Set([word, word.replace(/a[ae]/g, "a").replace(/oe/g, "o"), word.replace(/å/g, "aa")])) {
		const meant = meantBy(spelling, await wordsLike(spelling, folderOf(lang)), lang, spelling === word);
		const found = await pagesMeant(meant, engine, filters);
		if (found.size) return { found, spelt: meant.spelt[0] };
	}
	return { found: new Map(), spelt: word };
}

/* Where no word is like the one asked for, Pagefind takes what it begins with: "me" for
   "medarbetare". So the pages are those that have the word in any form, asked for one by one (in signs
   of quotation Pagefind looks for a stem and for nothing else), and what is found beside orders them. */
async function pagesMeant({ same, longer, spelt }, engine, filters) {
	const isMany = longer.length > MANY;
	const found = new Map();
	for (const form of new Set([...spelt, ...same, ...(isMany ? [] : longer)]))
		for (const result of (await engine.search(`"${form}"`, { filters })).results) keep(result);
	for (const start of spelt)
		for (const result of (await engine.search(start, { filters })).results)
			if (isMany || found.has(result.id)) keep(result);
	return found;

	/* Of what tells of one page, that is kept which marks the words in its text, the most exact first. */
	function keep(result) {
		const known = found.get(result.id) ?? { result, score: 0 };
		const marks = known.result.words.length ? known.result : result;
		found.set(result.id, { result: marks, score: Math.max(known.score, result.score) });
	}
}

/* One search at a time: an index that is asked again before it has answered forgets the first. */
function search(isTyping) {
	const turn = ++asked;
	before = before.then(() => turn === asked && searchNow(turn, isTyping));
}

async function searchNow(turn, isTyping) {
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
		const asking = wordsOf(words);
		const isNoWord = words && !asking.length;
		const all = isNoWord ? [] : (await loaded()).filter(([lang]) => !language || lang === language);
		const found = await Promise.all(all.map(async ([lang, engine]) =>
			(await foundIn(lang, engine, asking, filters)).map(one => ({ lang, ...one }))));
		if (turn !== asked) return;
		const lists = asking.length ? [found.flat().sort((a, b) => b.score - a.score)] : found;
		const put = () => turn === asked && showFound(turn, lists);
		if (isTyping && !found.flat().length) setTimeout(put, PATIENCE);
		else await put();
	} catch {
		if (turn === asked) say(failed);
	}
}

async function showFound(turn, lists) {
	const count = lists.flat().length;
	rest = lists;
	list.replaceChildren();
	await show(turn);
	if (turn !== asked) return;
	showWays();
	status.textContent = !count ? none : count === 1 ? one : many.replace("{}", count);
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

/* Show the next few; return the first of them. Those that may be among them are fetched at once. */
async function show(turn) {
	for (const one of rest.flatMap(ones => ones.slice(0, STEP))) told(one);
	const items = [];
	while (items.length < STEP && rest.some(ones => ones.length) && turn === asked) {
		const next = await newest();
		items.push(item(next.lang, await told(next)));
	}
	if (turn !== asked) return null;
	list.append(...items);
	more.hidden = !rest.some(ones => ones.length);
	return items[0];
}

/* Take the next of what is left: of several lists, each the newest first, the newest. */
async function newest() {
	const lists = rest.filter(ones => ones.length);
	const days = await Promise.all(lists.map(async ([one]) => (await told(one)).meta.date ?? ""));
	return lists[days.indexOf(days.reduce((a, b) => (b > a ? b : a)))].shift();
}

/* Return what the index tells of one; what could not be fetched is asked for again. */
function told(one) {
	one.told ??= one.result.data();
	one.told.catch(() => { one.told = undefined; });
	return one.told;
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
form.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(search, 250, true); });
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
