// Greek (ELOT 743) and Cyrillic (Bulgarian, and Serbian where it has letters of its own) in Latin letters, as those countries write them for banks.

const SMALL =
  'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o ' +
  'ά a έ e ή i ί i ϊ i ΐ i ό o ύ y ϋ y ΰ y ώ o ' +
  'а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh щ sht ъ a ь y ю yu я ya ' +
  'ё e ы y э e ђ dj ј j љ lj њ nj ћ c џ dz ѓ g ѕ dz ќ k';

const capital = (latin: string): string => latin.charAt(0).toUpperCase() + latin.slice(1);

/** Each letter, small and capital, with what is written for it. */
export const GREEK_AND_CYRILLIC: Readonly<Record<string, string>> = Object.fromEntries(
  (SMALL.match(/\S+ \S+/g) ?? []).flatMap((pair) => {
    const [letter = '', latin = ''] = pair.split(' ');
    const upper = letter.toUpperCase();
    // ΐ and ΰ have no capital of one character.
    return upper.length === 1 && upper !== letter ? [[letter, latin], [upper, capital(latin)]] : [[letter, latin]];
  })
);
