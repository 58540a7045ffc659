/** Who may what at every door: rules written down one by one, held against the real mappings and against the answers. */
package cn.chaozhou.forum.rights;
