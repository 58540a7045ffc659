package cn.chaozhou.forum.roster;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Caps of a file that is imported.
 *
 * @param largest as it is sent
 * @param rows most filled rows of all sheets
 * @param columns most columns of a sheet
 * @param unpacked largest workbook once unpacked: a small one may hold very much
 */
@ConfigurationProperties("forum.roster")
record RosterSettings(
        @DefaultValue("5MB") DataSize largest,
        @DefaultValue("5000") int rows,
        @DefaultValue("50") int columns,
        @DefaultValue("20MB") DataSize unpacked) {}
