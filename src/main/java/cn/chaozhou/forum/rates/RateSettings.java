package cn.chaozhou.forum.rates;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is shown of a comparison.
 *
 * @param examples how many teams of a group are named as good examples; those level with the last of them, too
 * @param leastBase with fewer cases a percentage says too little to be compared
 */
@ConfigurationProperties("forum.rates")
record RateSettings(@DefaultValue("3") int examples, @DefaultValue("3") int leastBase) {}
