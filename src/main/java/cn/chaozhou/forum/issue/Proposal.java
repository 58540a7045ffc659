package cn.chaozhou.forum.issue;

/**
 * Whom the duty catalogue proposes as the owner of an issue, and as which class.
 *
 * @param basis why, in the words of the catalogue
 * @param version of the catalogue that was asked
 */
record Proposal(Owner owner, String issueClass, String basis, int version) {}
