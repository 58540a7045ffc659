package cn.chaozhou.forum.notice;

import cn.chaozhou.forum.notice.Mailboxes.Mailbox;
import cn.chaozhou.forum.notice.Messages.Message;
import cn.chaozhou.forum.notice.NotSent.Fault;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Mail to one person, as plain text: nothing in it is markup, whatever people wrote. */
class MailChannel implements Channel {

    /** Connecting, each answer and each piece of a letter have a timeout of {@code spring.mail.properties} of their own. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final JavaMailSender mail;
    private final String from;
    private final Mailboxes mailboxes;

    MailChannel(JavaMailSender mail, String from, Mailboxes mailboxes) {
        this.mail = mail;
        this.from = from;
        this.mailboxes = mailboxes;
    }

    @Override
    public @Nullable String robot() {
        return null;
    }

    @Override
    public Optional<Mailbox> mailbox(Message message) {
        return message.user() == null ? Optional.empty() : mailboxes.find(message.user());
    }

    @Override
    public Duration longest() {
        return LONGEST;
    }

    @Override
    public void send(Mailbox to, Letter letter) throws NotSent {
        try {
            MimeMessage message = mail.createMimeMessage();
            MimeMessageHelper parts = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
            parts.setFrom(from);
            parts.setTo(to.address());
            parts.setSubject(letter.subject());
            parts.setText(letter.body());
            // Answers to all from a machine would go round in circles (RFC 3834).
            message.setHeader("Auto-Submitted", "auto-generated");
            mail.send(message);
        } catch (MailAuthenticationException e) {
            throw new NotSent(Fault.LOGIN, null, e);
        } catch (MailSendException e) {
            Integer code = Stream.of(e.getMessageExceptions())
                    .map(MailChannel::code)
                    .filter(found -> found != null)
                    .findFirst()
                    .orElse(null);
            throw new NotSent(code == null ? Fault.UNREACHABLE : Fault.REFUSED, code, e);
        } catch (MessagingException e) {
            throw new NotSent(Fault.REFUSED, null, e);
        }
    }

    /** What the mail server answered, for example 550; null where it did not. */
    private static @Nullable Integer code(Exception fault) {
        for (Exception e = fault; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            if (e instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            } else if (e instanceof SMTPSenderFailedException sender) {
                return sender.getReturnCode();
            } else if (e instanceof SMTPSendFailedException letter) {
                return letter.getReturnCode();
            }
        }
        return null;
    }
}
