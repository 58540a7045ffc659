package cn.chaozhou.forum.draft;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** @param largest one draft at most, as JSON in UTF-8; its column holds 1,000,000 characters */
@ConfigurationProperties("forum.drafts")
record FormDraftSettings(@DefaultValue("256KB") DataSize largest) {}
