package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.role.Role;

/**
 * A post has passed from one person to another, in the transaction of the event; who keeps persons in open cases puts
 * the successor in the predecessor's place.
 *
 * @param former user id of the predecessor
 * @param successor user id of the successor
 */
public record PostHandedOver(String former, String successor, Role role) {}
