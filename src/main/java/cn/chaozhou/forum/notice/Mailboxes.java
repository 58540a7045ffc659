package cn.chaozhou.forum.notice;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who is reached by mail, as the organisation knows it at the moment of the question. */
public interface Mailboxes {

    /**
     * Where a message goes.
     *
     * @param key account of a person, or name of a robot
     * @param title what the receiver is called in a message
     * @param address mail address, or address of a robot
     * @param recipients the person's account and groups: notices to one of these are theirs
     */
    record Mailbox(String key, String title, String address, Set<String> recipients) {}

    /**
     * Accounts in use, with a mail address, that a notice to the recipient is for now: the person, or the holders of the
     * post and their stand-ins.
     *
     * @param recipient a user id or a group id
     */
    List<String> holders(String recipient);

    /** Empty where the account is gone or disabled, or has no mail address. */
    Optional<Mailbox> find(String user);

    /** In Chinese, for example 部门经办; empty where no group is called so. */
    Optional<String> groupName(String recipient);
}
