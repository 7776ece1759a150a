/* Which words of the site are meant by one that is asked for: the same in another form, and longer
   ones that begin with it. Pagefind knows the endings that its stemmers take off; here are those of
   Swedish and Danish nouns and adjectives which they leave. */

const SHORT = 2;
/* After a vowel (by-n, ko-rna), after any letter (bageri-et, år-en, kolleg-ors), with a doubled one
   (rum-met), of words in a (fråg-an), after an unstressed syllable (nyckel-n), of adjectives (vacker-t,
   öppn-a). */
const ENDINGS = [
	/^(.*[aeiouyåäöæø])(?:n|t|r|na|rna)s?$/,
	/^(..+|[åöø])(?:en|et|ar|er|or|arna|erna|orna|erne|ene)s?$/,
	/^(.+([mn]))\2(?:en|et)s?$/,
	/^(...+)ans?$/,
	/^(..+e[lr])ns?$/,
	/^(....+)[ae]$/,
	/^(.....+)t$/,
];
const VOWEL = /[aeiouyåäöæø]/;
const LOST_E = /^(.*[bcdfghjkmpqstvxz])([lrn])$/;
const NORDIC = new Set(["sv", "da"]);
const kept = new Map();

/* Tell whether å and a are two letters, so that "möte" is not "mot". In English Pagefind would then
   miss the words whose stems end in another letter: "try", "tries". */
export function hasSigns(lang) {
	return NORDIC.has(lang);
}

/* Return the words of a language that begin with the letter that one begins with. */
export async function wordsLike(word, folder) {
	const first = plain(word[0]);
	const address = `${folder}words/${/[a-z]/.test(first) ? first : "_"}.json`;
	if (!kept.has(address)) {
		const fetched = fetch(address).then(answer => {
			if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
			return answer.json();
		});
		fetched.catch(() => kept.delete(address));
		kept.set(address, fetched);
	}
	return kept.get(address);
}

/* Return those of some words that are meant by one: `same` in another form, `longer` ones, and
   `spelt`, the ways in which they write its letters: "öppenh" for "oppenh". `isTyped` says that the one is as the
   reader wrote it, and no other spelling of that. */
export function meantBy(asked, words, lang, isTyped) {
	const longer = words.filter(word => begins(word, asked));
	const spelt = new Set(longer.map(word => word.slice(0, asked.length)));
	const same = NORDIC.has(lang) ? formsOf(asked, words, isTyped && !longer.some(word => word.length === asked.length)) : [];
	return {
		same: [...same, ...longer.filter(word => word.length === asked.length)],
		longer: asked.length > SHORT ? longer : [],
		spelt: spelt.size && asked.length > SHORT ? [...spelt] : [asked],
	};
}

/* A letter without a sign stands for itself and for those that have one; one with a sign for itself. */
function begins(word, asked) {
	for (let at = 0; at < asked.length; at++)
		if (word[at] !== asked[at] && plain(word[at]) !== asked[at]) return false;
	return true;
}

/* Of a word of two letters, one more is an ending only if nobody writes the word without it: "byn" is
   a form of "by", but "vin" none of "vi". */
function formsOf(asked, words, isNowhere) {
	const bases = basesOf(asked);
	const start = asked.slice(0, /^[åöø]/.test(asked) ? 1 : SHORT);
	return words.filter(word => begins(word, start) && isForm(word));

	function isForm(word) {
		for (const [base, rest] of basesOf(word))
			for (const [askedBase, askedRest] of bases)
				if (base.length === askedBase.length && begins(base, askedBase)
					&& (base.length > SHORT || Math.max(rest, askedRest) > 1 || (!askedRest && isNowhere))) return true;
		return false;
	}
}

/* Return what a word may be a form of, itself among them, each with the length of the ending. */
function basesOf(word) {
	const found = new Map([[word, 0]]);
	for (const ending of ENDINGS) {
		const base = ending.exec(word)?.[1];
		if (!base || !VOWEL.test(base)) continue;
		found.set(base, word.length - base.length);
		const lost = LOST_E.exec(base);
		if (lost) found.set(`${lost[1]}e${lost[2]}`, word.length - base.length);
	}
	return found;
}

function plain(letter) {
	return letter?.normalize("NFD")[0];
}

/* Return the words of what somebody wrote, as the lists write theirs, each with its parts, if it has
   signs within: "work-life". */
export function wordsOf(text) {
	const NO_LETTERS = /[^\p{L}\p{M}\p{N}]+/u;
	const words = text.normalize("NFC").toLowerCase().split(/\s+/).map(word => word.split(NO_LETTERS).filter(Boolean));
	return words.filter(parts => parts.length).map(parts => ({ whole: parts.join(""), parts }));
}
