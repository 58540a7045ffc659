/** Logging in: passwords, guessing, sessions, accounts, and what a production server insists on. */
@NullMarked
package cn.chaozhou.forum.login;

import org.jspecify.annotations.NullMarked;
