package cn.chaozhou.forum.login;

/**
 * The first system administrator of an empty database was made; listeners do what follows in the same transaction.
 *
 * @param user id of the account
 */
public record FirstAdministrator(String user) {}
