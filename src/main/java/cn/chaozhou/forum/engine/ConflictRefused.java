package cn.chaozhou.forum.engine;

/** What a person asked for is already so, or no longer possible; REST answers 409 with this text. */
public class ConflictRefused extends RuntimeException {

    /** @param reason what a person reads, in Chinese */
    public ConflictRefused(String reason) {
        super(reason);
    }
}
