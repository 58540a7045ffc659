package cn.chaozhou.forum.wording;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Personal data as lists, logs, exports and notices show it: enough to recognise what one knows, too little to learn it
 * (个人信息保护法, article 51: de-identification).
 */
public final class Masks {

    /** Mainland mobile numbers, as people write them, in one piece or in three. */
    private static final Pattern PHONE =
            Pattern.compile("(?<![0-9])((?:\\+?86[ -]?)?1[3-9][0-9])[ -]?[0-9]{4}[ -]?([0-9]{4})(?![0-9])");

    /** Ids of the engine and hashes: a run of digits in one is no telephone, and a masked one would find nothing. */
    private static final Pattern ID_OR_PHONE = Pattern.compile(
            "((?<![0-9A-Za-z])(?=[0-9-]*[a-f])[0-9a-f]{8}-?[0-9a-f-]{24,}(?![0-9A-Za-z]))|" + PHONE.pattern());

    /** GB 11643: region, birthday, order, check digit; the birthday keeps other long numbers out. */
    private static final Pattern IDENTITY = Pattern.compile("(?<![0-9A-Za-z])([1-9])[0-9]{5}(?:18|19|20)[0-9]{2}"
            + "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}([0-9Xx])(?![0-9A-Za-z])");

    private Masks() {}

    /** 张* for 张三丰: how long the name is isn't told either. */
    public static String name(String name) {
        return name.isEmpty() ? name : name.substring(0, name.offsetByCodePoints(0, 1)) + "*";
    }

    /** 138****5678; a landline keeps its last four digits. */
    public static @Nullable String phone(@Nullable String phone) {
        if (phone == null) {
            return null;
        } else if (PHONE.matcher(phone).matches()) {
            return text(phone);
        }
        int kept = Math.max(0, phone.length() - 4);
        return "*".repeat(kept) + phone.substring(kept);
    }

    /** z***@example.org: whose mail server it is, and a letter to recognise it by. */
    public static @Nullable String email(@Nullable String email) {
        return email == null ? null : email.replaceFirst("^(.).*@", "$1***@");
    }

    /** The text with its mobile numbers (138****5678) and identity numbers (3****************X) masked. */
    public static String text(String text) {
        return ID_OR_PHONE
                .matcher(IDENTITY.matcher(text).replaceAll("$1****************$2"))
                .replaceAll(found -> found.group(1) == null ? "$2****$3" : "$0");
    }
}
