package io.editrisk.adapter.s3;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Takes no answer whose headers were cut. To the client one that breaks off among them is one without the others: it says
 * nothing of a length, and whatever came of it, most often nothing, would be the object.
 */
final class WholeAnswers implements ExecutionInterceptor {

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        SdkHttpResponse answer = context.httpResponse();
        SdkHttpMethod method = context.httpRequest().method();
        boolean told = method == SdkHttpMethod.GET || method == SdkHttpMethod.HEAD;
        if (told && answer.isSuccessful() && lacks(answer, "Content-Length") && lacks(answer, "Transfer-Encoding")) {
            throw SdkClientException.create("the answer broke off: it does not say how long it is");
        }
    }

    private static boolean lacks(SdkHttpResponse answer, String header) {
        return answer.firstMatchingHeader(header).isEmpty();
    }
}
