package cn.chaozhou.forum.issue;

import org.jspecify.annotations.Nullable;

/**
 * Whom the duty catalogue proposes as the owner of an issue, and as which class.
 *
 * @param owner null where the catalogue means a county and the team is not named: the dispatcher chooses
 * @param basis why, in the words of the catalogue
 * @param version of the catalogue that was asked
 */
record Proposal(@Nullable Owner owner, String issueClass, String basis, int version) {}
