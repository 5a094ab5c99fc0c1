package dev.rapport.journal;

import dev.rapport.event.CodePointOrder;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is to be erased: all ids that are one person, and the token that stands for them afterwards. */
public final class ErasedPerson {
    /** What random names begin with. */
    private static final String PREFIX = "erased:";

    private static final int TOKEN_BYTES = 16;
    private static final int MENTION_BYTES = 8;
    private static final char SECRET_FROM = '.';
    private static final int SHORTEST_TOLD = 4;
    private static final int FEWEST_DIGITS = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SortedSet<String> ids;
    private final String seed;
    private final String token;
    private final Map<String, String> replacements = new LinkedHashMap<>();
    private final @Nullable Pattern mentions;

    /**
     * A person.
     *
     * @param ids at least one
     * @param seed as {@link #newSeed} gives it: with the same one an id is replaced by the same text, whichever other ids the
     *     person has
     */
    public ErasedPerson(Collection<String> ids, String seed) {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("a person has at least one id");
        }
        TreeSet<String> ordered = new TreeSet<>(CodePointOrder.INSTANCE);
        ordered.addAll(ids);
        this.ids = Collections.unmodifiableSortedSet(ordered);
        int end = seed.indexOf(SECRET_FROM);
        this.seed = seed;
        this.token = seed.substring(0, end);
        // without the secret, which is forgotten at the end, nobody can tell for which id a text stands
        KeyedHash hash = new KeyedHash(HexFormat.of().parseHex(seed.substring(end + 1)));
        for (String id : ordered) {
            if (isTelling(id)) {
                replacements.put(id, token + "-" + HexFormat.of().formatHex(hash.ofCustomer(id), 0, MENTION_BYTES));
            }
        }
        this.mentions = replacements.isEmpty() ? null : Pattern.compile(alternatives());
    }

    /** A random name that says nothing. */
    public static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + HexFormat.of().formatHex(bytes);
    }

    /** A token and the secret by which texts are found that stand for its ids. */
    public static String newSeed() {
        return newToken() + SECRET_FROM + HexFormat.of().formatHex(KeyedHash.newKey());
    }

    /**
     * Whether an id is one that does not stand in a text by chance: at least 4 characters that are neither all letters nor
     * all digits, or at least 10 digits.
     */
    static boolean isTelling(String id) {
        if (id.codePoints().allMatch(Character::isDigit)) {
            return id.length() >= FEWEST_DIGITS;
        }
        return id.codePointCount(0, id.length()) >= SHORTEST_TOLD
                && !id.codePoints().allMatch(Character::isLetter);
    }

    /** The longest first, so that an id that begins with another one is found whole. */
    private String alternatives() {
        return replacements.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(ErasedPerson::wholeWord)
                .collect(Collectors.joining("|"));
    }

    private static String wholeWord(String id) {
        String before = Character.isLetterOrDigit(id.codePointAt(0)) ? "(?<![\\p{L}\\p{N}])" : "";
        String after = Character.isLetterOrDigit(id.codePointBefore(id.length())) ? "(?![\\p{L}\\p{N}])" : "";
        return before + Pattern.quote(id) + after;
    }

    /** All ids, by code points. */
    public SortedSet<String> ids() {
        return ids;
    }

    /** What the person was made with; to be forgotten when all is done. */
    String seed() {
        return seed;
    }

    /** What stands where the customer's id stood. */
    public String token() {
        return token;
    }

    /** Those ids that are looked for in any text; the others only where a customer is named. */
    public List<String> tellingIds() {
        return new ArrayList<>(replacements.keySet());
    }

    /** Whether that is an id of the person. */
    public boolean is(@Nullable String customerId) {
        return customerId != null && ids.contains(customerId);
    }

    /** Whether a telling id stands in a text as a word of its own. */
    public boolean isMentionedIn(String text) {
        return mentions != null && mentions.matcher(text).find();
    }

    /** The text with each telling id replaced; different texts stay different. */
    public String without(String text) {
        if (mentions == null) {
            return text;
        }
        Matcher matcher = mentions.matcher(text);
        return matcher.find()
                ? matcher.replaceAll(found -> Matcher.quoteReplacement(replacements.getOrDefault(found.group(), token)))
                : text;
    }

    @Override
    public String toString() {
        return "a person of %d ids".formatted(ids.size());
    }
}
