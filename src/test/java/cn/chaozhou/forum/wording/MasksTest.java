package cn.chaozhou.forum.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {

    @ParameterizedTest
    @CsvSource({"张三,张*", "张三丰,张*", "欧,欧*", "𠮷田,𠮷*"})
    void a_name_keeps_its_first_character(String name, String shown) {
        assertThat(Masks.name(name)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"13812345678,138****5678", "0768-2222333,********2333", "123,123"})
    void a_telephone_keeps_its_end(String phone, String shown) {
        assertThat(Masks.phone(phone)).isEqualTo(shown);
    }

    @Test
    void no_telephone_stays_none() {
        assertThat(Masks.phone(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "村民电话13812345678，请回电,村民电话138****5678，请回电",
        "138 1234 5678,138****5678",
        "+86 138-1234-5678,+86 138****5678",
        "8613812345678。,86138****5678。",
        "身份证44052419880101001X的人,身份证4****************X的人",
        "32010619500101123x,3****************x",
    })
    void numbers_in_what_people_wrote_are_masked(String text, String shown) {
        assertThat(Masks.text(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "WT-2026-0012",
        "2026-03/Q-012",
        "投入资金13800000元",
        "项目编号123456789012345678",
        "138123456789",
        "440524199913010012",
        "5f0c6d1e-8a44-11f0-9d3b-a13812345678",
        "0a13812345678bcdef0123456789abcdef0123456789abcdef0123456789abcd"
    })
    void other_numbers_stay(String text) {
        assertThat(Masks.text(text)).isEqualTo(text);
    }
}
